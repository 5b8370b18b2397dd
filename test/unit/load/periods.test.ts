import { describe, expect, it } from 'vitest';
import { loadLevel } from '../../../src/core/load/level.ts';
import { personLoad } from '../../../src/core/load/personLoad.ts';
import { WORKSPACE_DEFAULTS } from '../../../src/core/workspace.ts';
import { amira, day, entry, MONDAY, task } from './rows.ts';

const level = (demandMinutes: number, unfittableMinutes = 0, capacityMinutes = 1000) =>
  loadLevel(capacityMinutes, demandMinutes, unfittableMinutes, 20);

describe('the level of a period', () => {
  it('steps exactly at 70 and above 90 %', () => {
    expect([0, 699, 700, 900, 901, 1000, 1500].map((demand) => level(demand))).toEqual([
      'room',
      'room',
      'steady',
      'steady',
      'line',
      'line',
      'line',
    ]);
  });

  it('is over by the verdict alone, and far only above the setting', () => {
    expect(level(10, 1)).toBe('over');
    expect(level(10, 200)).toBe('over');
    expect(level(10, 201)).toBe('far');
    expect(loadLevel(1000, 10, 201, 50)).toBe('over');
  });

  it('without capacity is room when nothing is asked, and far when anything cannot be done', () => {
    expect(level(0, 0, 0)).toBe('room');
    expect(level(60, 60, 0)).toBe('far');
    expect(level(60, 0, 0)).toBe('line');
  });
});

describe('rolling days up into weeks', () => {
  it('cuts at the workspace’s first day of the week, and keeps the ends of the horizon', () => {
    const settings = { ...WORKSPACE_DEFAULTS, weekStart: 6 };
    const load = personLoad(amira({ settings, horizon: { from: MONDAY, days: 16 } }));
    expect(load.weeks.map(({ start, days, capacityMinutes }) => [start, days, capacityMinutes / 60])).toEqual(
      [
        [day(0), 6, 40],
        [day(6), 7, 40],
        [day(13), 3, 16],
      ],
    );
  });

  it('crosses a year of 53 weeks without losing a day', () => {
    // ISO week 53 of 2026 is 2026-12-28 to 2027-01-03.
    const load = personLoad(amira({ horizon: { from: '2026-12-21', days: 21 } }));
    expect(load.weeks.map(({ start, days }) => [start, days])).toEqual([
      ['2026-12-21', 7],
      ['2026-12-28', 7],
      ['2027-01-04', 7],
    ]);
  });

  it('puts an overload into the week of its date, not of its work', () => {
    const load = personLoad(amira({ horizon: { from: MONDAY, days: 14 }, tasks: [task('a', 49, 0, 7)] }));
    expect(load.weeks.map((week) => week.level)).toEqual(['line', 'over']);
    expect(load.weeks.map((week) => week.unfittableMinutes)).toEqual([0, 60]);
  });

  it('leaves out what could not be done by a date that the horizon does not show', () => {
    const load = personLoad(amira({ horizon: { from: day(7), days: 7 }, tasks: [task('a', 50, 0, 4)] }));
    expect(load.verdict.unfittableMinutes).toBe(600);
    expect(load.weeks[0]).toMatchObject({ unfittableMinutes: 0, level: 'room' });
  });

  it('calls the week of a tight date tight, and no other', () => {
    const tasks = [task('a', 33, 0, 4), task('b', 32, 7, 11)];
    const load = personLoad(amira({ horizon: { from: MONDAY, days: 14 }, tasks }));
    // 33 of 40 h; 32 of 40 h is 80 %, which is not above it; 65 of 80 h, which ends in the second week, is.
    expect(load.weeks.map((week) => week.tight)).toEqual([true, true]);
    const apart = personLoad(
      amira({ horizon: { from: MONDAY, days: 14 }, tasks: [tasks[1] as (typeof tasks)[0]] }),
    );
    expect(apart.weeks.map((week) => week.tight)).toEqual([false, false]);
    expect(apart.tight).toBe(false);
  });

  it('is away when leave takes the whole rest of the week', () => {
    const week = (today: number) =>
      personLoad(amira({ today: day(today), entries: [entry('away', 3, 4)] })).weeks[0]?.away;
    expect([0, 2, 3, 4, 5].map(week)).toEqual([false, false, true, true, false]);
  });
});
