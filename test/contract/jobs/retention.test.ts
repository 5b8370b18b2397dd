import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { create, patch, type Write } from '../../../src/core/mutation.ts';
import { ROW_TYPES } from '../../../src/core/rows.ts';
import { checkDatabase } from '../../../src/server/backup/checkDatabase.ts';
import { dailyJobs } from '../../../src/server/jobs/dailyJobs.ts';
import { monthsBefore } from '../../../src/server/jobs/monthsBefore.ts';
import { RETENTION } from '../../../src/server/jobs/retention.ts';
import { readRows } from '../../../src/server/rows/readRows.ts';
import { crew, task } from '../../support/crew.ts';
import { createTestServer, MONDAY, type TestServer, WS } from '../../support/server.ts';
import { SimplePhone } from '../../support/simplePhone.ts';

const DAY = 86_400_000;
let server: TestServer;
beforeEach(async () => {
  server = await createTestServer();
  await server.store(crew());
});
afterEach(() => server.close());

const dayAgo = (days: number): string => new Date(MONDAY - days * DAY).toISOString().slice(0, 10);

/** One of each of what people say and do, `days` ago. */
function saidAgo(name: string, days: number): Write[] {
  const personId = 'mia';
  const day = dayAgo(days);
  const at = MONDAY - days * DAY;
  const id = (what: string): string => `${what}-${name}`;
  const flag = {
    personId,
    severity: 'tight',
    kind: 'today',
    from: day,
    to: day,
    taskIds: [],
    relief: [],
    note: '',
    teamIds: ['deck'],
    toIds: [],
    raisedAt: at,
  } as const;
  const answer = { personId, byId: 'lena', text: '', teamIds: ['deck'], toIds: [], at } as const;
  return [
    create('checkin', { id: id('checkin'), personId, day, score: 3 }),
    create('timeEntry', { id: id('time'), personId, taskId: 't', day, minutes: 5 }),
    create('availability', {
      id: id('away'),
      personId,
      kind: 'away',
      from: day,
      to: day,
      parts: null,
      minutes: null,
      percent: null,
      everyWeeks: null,
      weekdays: null,
      anchor: null,
      saidAt: at,
    }),
    create('reason', { id: id('away'), personId, text: 'why' }),
    create('flag', {
      ...flag,
      id: id('open'),
      withdrawnAt: null,
      taskIds: [],
      relief: [],
      teamIds: ['deck'],
      toIds: [],
    }),
    create('flag', {
      ...flag,
      id: id('withdrawn'),
      withdrawnAt: at,
      taskIds: [],
      relief: [],
      teamIds: ['deck'],
      toIds: [],
    }),
    create('flag', {
      ...flag,
      id: id('resolved'),
      withdrawnAt: null,
      taskIds: [],
      relief: [],
      teamIds: ['deck'],
      toIds: [],
    }),
    create('answer', {
      ...answer,
      id: id('answer'),
      flagId: id('resolved'),
      kind: 'resolve',
      teamIds: ['deck'],
      toIds: [],
    }),
    create('allocation', {
      id: id('allocation'),
      personId,
      projectId: 'refit',
      from: day,
      to: day,
      minutesPerDay: 60,
      percent: null,
      mode: 'fixed',
      tentative: false,
    }),
    create('workingWeek', { id: `mia:${day}`, personId, from: day, minutes: [60, 0, 0, 0, 0, 0, 0] }),
    task(id('done'), { status: 'done', doneOn: day, loggedMinutes: 90 }),
    task(id('still'), { due: day }),
  ];
}

const ids = async (): Promise<string[]> => {
  const kept: string[] = [];
  for (const type of ROW_TYPES)
    if (!('stays' in RETENTION[type]) || type === 'reason' || type === 'answer')
      for (const row of await readRows(server.database.read, WS, type)) kept.push(`${type} ${row.id}`);
  return kept.sort();
};

describe('what is older than the workspace keeps things', () => {
  it('is gone for good, and what is not stays', async () => {
    await server.store([...saidAgo('old', 400), ...saidAgo('older', 500), ...saidAgo('young', 300)]);
    await server.store([
      create('presence', {
        id: 'max',
        personId: 'max',
        state: 'busy',
        until: null,
        saidAt: MONDAY - 400 * DAY,
      }),
      create('presence', { id: 'mia', personId: 'mia', state: 'busy', until: null, saidAt: MONDAY }),
      create('report', { id: 'max', personId: 'max', kind: 'flag', at: MONDAY - 400 * DAY }),
      create('flagUp', { id: 'max', personId: 'max', until: dayAgo(400) }),
    ]);
    await dailyJobs(server.deps);
    expect(await ids()).toEqual(
      [
        'allocation allocation-young',
        'answer answer-young',
        'availability away-young',
        'checkin checkin-young',
        'flag open-old',
        'flag open-older',
        'flag open-young',
        'flag resolved-young',
        'flag withdrawn-young',
        'presence mia',
        'reason away-young',
        'task done-old',
        'task done-older',
        'task done-young',
        'task still-old',
        'task still-older',
        'task still-young',
        'timeEntry time-young',
        // It holds still on the oldest day that is kept.
        `workingWeek mia:${dayAgo(400)}`,
        `workingWeek mia:${dayAgo(300)}`,
      ].sort(),
    );
    const tasks = new Map((await readRows(server.database.read, WS, 'task')).map((row) => [row.id, row]));
    expect(tasks.get('done-old')).toMatchObject({
      assigneeId: null,
      loggedMinutes: 90,
      estimateMinutes: 240,
    });
    expect(tasks.get('done-young')?.assigneeId).toBe('mia');
    expect(tasks.get('still-old')?.assigneeId).toBe('mia');
    expect((await server.database.snapshot(checkDatabase)).wrong).toEqual([]);
  });

  it('leaves the phones that still have it, and a phone that begins anew agrees with one that did not', async () => {
    await server.store([...saidAgo('old', 400), ...saidAgo('young', 300)]);
    const lena = new SimplePhone(server, 'lena');
    await lena.sync();
    expect(lena.ids('availability')).toEqual(['away-old', 'away-young']);
    expect(lena.ids('reason')).toEqual(['away-old', 'away-young']);
    await dailyJobs(server.deps);
    await lena.sync();
    expect(lena.ids('availability')).toEqual(['away-young']);
    expect(lena.ids('reason')).toEqual(['away-young']);
    const fresh = new SimplePhone(server, 'lena', 'fresh');
    await fresh.sync();
    expect([...fresh.rows.keys()].sort()).toEqual([...lena.rows.keys()].sort());
  });

  it('is what an admin says it is', async () => {
    await server.store([...saidAgo('old', 400), patch('workspace', WS, { retentionMonths: 24 })]);
    await dailyJobs(server.deps);
    expect(await ids()).toContain('checkin checkin-old');
    await server.store([patch('workspace', WS, { retentionMonths: 3 })]);
    server.now += DAY;
    await dailyJobs(server.deps);
    expect(await ids()).not.toContain('checkin checkin-old');
  });

  it('names nobody as its author or assignee, in what an import remembers either', async () => {
    const lena = new SimplePhone(server, 'lena');
    await server.store([task('paint')]);
    await lena.sync();
    lena.write('task.edit', { taskId: 'paint', fields: { title: 'Paint' } });
    lena.write('task.finish', { taskId: 'paint', status: 'done' });
    await lena.sync();
    const fields = JSON.stringify({ title: 'Paint', assignee: 'Mia' });
    await server.database.write((trx) =>
      trx.insertInto('said').values({ ws: WS, type: 'task', key: 'k', id: 'paint', fields }).execute(),
    );
    server.now += 400 * DAY;
    await dailyJobs(server.deps);
    const stored = await server.database.read
      .selectFrom('task')
      .select(['assigneeId', 'field_meta'])
      .where('id', '=', 'paint')
      .executeTakeFirstOrThrow();
    expect(stored.assigneeId).toBeNull();
    expect(stored.field_meta).not.toContain('lena');
    const said = await server.database.read.selectFrom('said').select('fields').executeTakeFirstOrThrow();
    expect(JSON.parse(said.fields)).toEqual({ title: 'Paint' });
  });

  it('of devices and links is gone as well, and the audit is not', async () => {
    const at = MONDAY - 400 * DAY;
    const personId = 'mia';
    await server.database.write(async (trx) => {
      const session = { ws: WS, personId, method: 'link', label: '', createdAt: at, endedAt: at } as const;
      await trx
        .insertInto('session')
        .values({ ...session, id: 'a', tokenHash: 'a', seenAt: at })
        .execute();
      await trx
        .insertInto('session')
        .values({ ...session, id: 'b', tokenHash: 'b', seenAt: MONDAY })
        .execute();
    });
    await dailyJobs(server.deps);
    const sessions = await server.database.read.selectFrom('session').select('id').execute();
    expect(sessions).toEqual([{ id: 'b' }]);
  });
});

describe('so many months before a day', () => {
  it.each([
    ['2026-03-31', 1, '2026-02-28'],
    ['2026-03-02', 12, '2025-03-02'],
    ['2026-01-15', 3, '2025-10-15'],
    ['2024-02-29', 12, '2023-02-28'],
  ])('%s, %i months', (day, months, before) => {
    expect(monthsBefore(day, months)).toBe(before);
  });
});
