import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { type LoadReport, loadReport, personLoadDetail } from '../../../src/core/loadReport.ts';
import { create, patch, type Write } from '../../../src/core/mutation.ts';
import { LoadService } from '../../../src/server/load/loadService.ts';
import { crew, task } from '../../support/crew.ts';
import { createTestServer, type TestServer, WS } from '../../support/server.ts';

let server: TestServer;
afterEach(() => server.close());

const QUERY = { unit: 'week', from: null, columns: 4, teamId: null } as const;
const DAY = 86_400_000;

async function crewAtWork(): Promise<LoadService> {
  server = await createTestServer();
  await server.store([
    ...crew(),
    task('over', { assigneeId: 'mia', estimateMinutes: 3600, due: '2026-03-06' }),
    task('fine', { assigneeId: 'max', estimateMinutes: 600, due: '2026-03-06' }),
    task('refit-1', { assigneeId: 'emil', projectId: 'refit', estimateMinutes: 300, due: '2026-03-06' }),
    task('secret', {
      assigneeId: 'emil',
      teamId: 'engine',
      title: 'Secret engine',
      estimateMinutes: 240,
      due: '2026-03-06',
    }),
    task('loose', { assigneeId: null, teamId: 'deck', estimateMinutes: 90, due: null }),
  ]);
  return new LoadService(server.database);
}

const namesOf = (report: LoadReport | undefined): string[] | undefined => report?.people.map(({ id }) => id);
const view = (viewerId: string) => ({ viewerId, now: server.now });

describe('the load report', () => {
  it('puts whoever cannot do it first, with the hours that are too much and the day', async () => {
    const report = await (await crewAtWork()).report(WS, QUERY, view('carl'));
    expect(report?.people[0]).toMatchObject({
      id: 'mia',
      firstOverloadDate: '2026-03-06',
      overloadMinutes: 1200,
      unfittableMinutes: 1200,
      peakIntensity: 1.5,
      weeks: [{ start: '2026-03-02', capacityMinutes: 2400, demandMinutes: 3600, level: 'far' }, {}, {}, {}],
    });
    expect(report?.unassignedMinutes).toBe(90);
    expect(loadReport.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
  });

  it('shows a lead their team and who works on their project, a manager everyone, a member nothing', async () => {
    const loads = await crewAtWork();
    expect(namesOf(await loads.report(WS, QUERY, view('lena')))).toEqual(['mia', 'max', 'emil', 'lena']);
    expect(namesOf(await loads.report(WS, QUERY, view('lars')))).toEqual(['emil', 'lars']);
    expect(namesOf(await loads.report(WS, QUERY, view('carl')))).toHaveLength(7);
    expect(await loads.report(WS, QUERY, view('mia'))).toBeUndefined();
    expect(namesOf(await loads.report(WS, { ...QUERY, teamId: 'engine' }, view('lena')))).toEqual(['emil']);
  });

  it('gives a project lead other people’s other work as one untitled total', async () => {
    const loads = await crewAtWork();
    const detail = await loads.detail(WS, QUERY, { personId: 'emil', ...view('lena') });
    expect(detail?.tasks.map(({ id }) => id)).toEqual(['refit-1']);
    expect(detail?.otherWork).toEqual({ tasks: 1, remainingMinutes: 240 });
    expect(JSON.stringify(detail)).not.toContain('Secret');
    const own = await loads.detail(WS, QUERY, { personId: 'emil', ...view('lars') });
    expect(own?.tasks.map(({ id }) => id)).toEqual(['refit-1', 'secret']);
    expect(personLoadDetail.parse(JSON.parse(JSON.stringify(own)))).toEqual(own);
  });

  it('does not tell someone out of sight from someone who does not exist', async () => {
    const loads = await crewAtWork();
    expect(await loads.detail(WS, QUERY, { personId: 'lars', ...view('mia') })).toBeUndefined();
    expect(await loads.detail(WS, QUERY, { personId: 'nobody', ...view('carl') })).toBeUndefined();
  });

  it('says how old each person’s last word is, and who has not reported', async () => {
    const loads = await crewAtWork();
    await server.store([
      create('report', { id: 'mia', personId: 'mia', kind: 'checkin', at: server.now - DAY }),
      create('report', { id: 'max', personId: 'max', kind: 'checkin', at: server.now - 8 * DAY }),
    ]);
    const people = (await loads.report(WS, QUERY, view('lena')))?.people ?? [];
    const reported = people.map(({ id, reported, reportedAt }) => [id, reported, reportedAt !== null]);
    expect(reported).toEqual(
      expect.arrayContaining([
        ['mia', true, true],
        ['max', false, true],
        ['emil', false, false],
      ]),
    );
  });

  it('shows the oldest flag that nobody has answered, and none that is closed', async () => {
    const loads = await crewAtWork();
    const flag = (id: string, raisedAt: number): Write =>
      create('flag', {
        id,
        personId: 'mia',
        severity: 'cannot',
        kind: 'week',
        from: '2026-03-02',
        to: '2026-03-06',
        taskIds: [],
        relief: [],
        note: '',
        teamIds: ['deck'],
        toIds: [],
        raisedAt,
        withdrawnAt: null,
      });
    const answer = (flagId: string, kind: 'acknowledge' | 'resolve'): Write =>
      create('answer', {
        id: `${flagId}-a`,
        flagId,
        personId: 'mia',
        byId: 'lena',
        kind,
        text: '',
        at: 5,
        teamIds: ['deck'],
        toIds: [],
      });
    await server.store([
      flag('closed', 1),
      flag('seen', 2),
      flag('new', 3),
      answer('closed', 'resolve'),
      answer('seen', 'acknowledge'),
    ]);
    const shown = async () =>
      (await loads.report(WS, QUERY, view('lena')))?.people.find(({ id }) => id === 'mia')?.flag;
    expect(await shown()).toMatchObject({ id: 'new', state: 'open' });
    await server.store([answer('new', 'resolve')]);
    expect(await shown()).toMatchObject({ id: 'seen', state: 'acknowledged' });
  });

  it('counts from the new day once it is midnight for the person, without an edit', async () => {
    const loads = await crewAtWork();
    await loads.report(WS, QUERY, view('carl'));
    server.now += 5 * DAY;
    const mia = (await loads.report(WS, { ...QUERY, from: '2026-03-02' }, view('carl')))?.people.find(
      ({ id }) => id === 'mia',
    );
    expect(mia).toMatchObject({ today: '2026-03-07', overdueMinutes: 3600 });
  });
});

describe('figures that are kept', () => {
  it('equal figures computed from nothing, whatever was written in between', async () => {
    const kept = await crewAtWork();
    const people = ['mia', 'max', 'emil', 'lars', 'lena'];
    const who = fc.constantFrom(...people);
    const edit: fc.Arbitrary<Write> = fc.oneof(
      fc
        .tuple(fc.constantFrom('over', 'fine', 'refit-1', 'secret', 'loose'), fc.option(who))
        .map(([id, to]) => patch('task', id, { assigneeId: to })),
      fc
        .tuple(fc.constantFrom('over', 'fine', 'secret'), fc.nat(6000))
        .map(([id, minutes]) => patch('task', id, { remainingMinutes: minutes })),
      fc.constantFrom('over', 'fine').chain((id) =>
        fc.constantFrom('done', 'open').map((status) =>
          patch('task', id, {
            status: status as 'done',
            doneOn: status === 'done' ? '2026-03-02' : null,
          }),
        ),
      ),
      fc.tuple(who, fc.nat(480)).map(([id, minutes]) =>
        create('workingWeek', {
          id: `${id}:2026-01-01`,
          personId: id,
          from: '2026-01-01',
          minutes: [minutes, minutes, minutes, minutes, minutes, 0, 0],
        }),
      ),
      fc.tuple(who, fc.boolean()).map(([id, active]) => patch('person', id, { active })),
      fc.constant(
        create('holiday', { id: 'DE:2026-03-04', region: '', day: '2026-03-04', name: 'Day', percent: 100 }),
      ),
      fc
        .nat(600)
        .map((minutes) => patch('workspace', WS, { defaultWeek: [minutes, 480, 480, 480, 480, 0, 0] })),
    );
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 3 }), async (writes) => {
        await server.store(writes);
        const known = await kept.report(WS, QUERY, view('carl'));
        const fresh = await new LoadService(server.database).report(WS, QUERY, view('carl'));
        expect(known).toEqual(fresh);
        compared += fresh?.people.length ?? 0;
      }),
      { numRuns: 60 },
    );
    expect(compared).toBeGreaterThan(100);
  });
});
