import { afterEach, describe, expect, it } from 'vitest';
import { flagState } from '../../../src/core/flag.ts';
import { ROW_TYPES, type RowType } from '../../../src/core/rows.ts';
import { loadFigures } from '../../../src/server/cli/commands/loadFigures.ts';
import { openDatabase } from '../../../src/server/database/openDatabase.ts';
import { seedDemo } from '../../../src/server/demo/seedDemo.ts';
import { readRows } from '../../../src/server/rows/readRows.ts';
import { FIRST, FLAGGED, FOURTH, SECOND, THIRD, WAITING } from '../../support/demoStory.ts';
import { testDatabase } from '../../support/testDatabase.ts';

let ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends) await end();
  ends = [];
});

async function demoOn(day: string) {
  const own = await testDatabase();
  const database = await openDatabase(own.url);
  ends.push(async () => {
    await database.close();
    await own.drop();
  });
  const demo = await seedDemo({ database, clock: () => Date.parse(`${day}T10:00:00Z`) });
  const rows = <T extends RowType>(type: T) => readRows(database.read, demo.workspaceId, type);
  const load = await database.snapshot((db) =>
    loadFigures(db, demo.workspaceId, { asOf: day, weeks: 6, shows: () => true }),
  );
  return { ...demo, rows, load };
}

describe('the demo', () => {
  it('has everything to look at', async () => {
    const demo = await demoOn('2026-11-23');
    const count = async (type: RowType) => (await demo.rows(type)).length;
    expect([await count('team'), await count('person'), await count('task'), await count('project')]).toEqual(
      [3, 24, 300, 9],
    );
    for (const type of ROW_TYPES) expect(await count(type), type).toBeGreaterThan(0);

    const tasks = await demo.rows('task');
    expect(new Set(tasks.map(({ status }) => status))).toEqual(
      new Set(['open', 'doing', 'blocked', 'done', 'dropped']),
    );
    const open = tasks.filter(({ doneOn }) => doneOn === null);
    expect(open.filter(({ due }) => due === null).length).toBeGreaterThan(5);
    expect(open.filter(({ due }) => due !== null && due < '2026-11-23').length).toBeGreaterThan(5);
    expect(open.filter(({ estimateMinutes }) => estimateMinutes === null).length).toBeGreaterThan(5);
    expect(open.filter(({ assigneeId }) => assigneeId === null).length).toBeGreaterThan(5);

    const answers = await demo.rows('answer');
    const states = (await demo.rows('flag')).map((flag) =>
      flagState(
        flag,
        answers.filter(({ flagId }) => flagId === flag.id),
      ),
    );
    expect(new Set(states)).toEqual(new Set(['open', 'acknowledged', 'resolved', 'withdrawn']));
    const people = await demo.rows('person');
    const reports = new Map((await demo.rows('report')).map(({ personId, at }) => [personId, at]));
    const week = Date.parse('2026-11-16T10:00:00Z');
    expect(people.filter(({ id }) => (reports.get(id) ?? 0) < week)).toHaveLength(2);
    expect(new Set(people.map(({ zone }) => zone)).size).toBeGreaterThan(4);
  });

  it('is the same every time', async () => {
    const [one, other] = [await demoOn('2026-11-23'), await demoOn('2026-11-23')];
    for (const type of ROW_TYPES) expect(await one.rows(type)).toEqual(await other.rows(type));
  });

  it.each([
    '2026-11-23',
    '2026-11-25',
    '2026-11-26',
    '2026-11-27',
    '2026-11-29',
    '2026-12-24',
    '2027-01-01',
    '2028-02-29',
  ])('on %s has a few people over the line, one of them far, the member among them', async (day) => {
    const { load, member } = await demoOn(day);
    const over = load.filter(({ unfittableMinutes }) => unfittableMinutes > 0);
    expect(over.length).toBeGreaterThanOrEqual(3);
    expect(over.length).toBeLessThanOrEqual(6);
    const own = over.find(({ id }) => id === member)!;
    expect(own.overloadMinutes).toBeGreaterThanOrEqual(60);
    expect(own.overloadMinutes).toBeLessThanOrEqual(240);
    expect(
      load.filter(({ peakIntensity }) => typeof peakIntensity === 'number' && peakIntensity < 0.7).length,
    ).toBeGreaterThan(6);
  });

  it.each([
    '2026-11-23',
    '2026-11-24',
    '2026-11-25',
    '2026-11-26',
    '2026-11-27',
    '2026-11-28',
    '2026-11-29',
    '2026-12-25',
  ])('on %s tells the same story: browser tests and people find what they look for', async (day) => {
    const demo = await demoOn(day);
    const open = (await demo.rows('task')).filter(({ doneOn }) => doneOn === null);
    const titlesOf = (personId: string | null) =>
      open.filter(({ assigneeId }) => assigneeId === personId).map(({ title }) => title);
    expect(titlesOf(demo.member)).toEqual(expect.arrayContaining([FIRST, SECOND, THIRD, FOURTH]));
    expect(titlesOf(demo.member)[0]).toBe(FIRST);
    const first = open.find(({ title }) => title === FIRST)!;
    const own = demo.load.find(({ id }) => id === demo.member)!;
    expect(first.due! <= own.firstOverloadDate!).toBe(true);
    const second = open.find(({ title, assigneeId }) => title === SECOND && assigneeId === demo.member)!;
    expect(second.estimateMinutes! - second.loggedMinutes).toBeGreaterThan(120);
    expect(open.filter(({ title, assigneeId }) => title === WAITING && assigneeId === null)).toMatchObject([
      { teamId: 'field-north' },
    ]);
    const waiting = (await demo.rows('flag')).find(({ id }) => id === 'flag-1')!;
    expect(open.filter(({ id }) => waiting.taskIds.includes(id)).map(({ title }) => title)).toContain(
      FLAGGED,
    );
  });

  it('can be told from the one before', async () => {
    expect((await demoOn('2026-11-23')).workspaceId).not.toBe((await demoOn('2026-11-24')).workspaceId);
  });
});
