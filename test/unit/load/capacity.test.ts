import { describe, expect, it } from 'vitest';
import { dayNumber } from '../../../src/core/civilDay.ts';
import { type CapacityInput, capacityDays, capacityOf, explainDay } from '../../../src/core/load/capacity.ts';
import { DEFAULT_WEEK } from '../../../src/core/workspace.ts';
import { day, entry, MONDAY } from './rows.ts';

const ALWAYS = '2026-01-01';
const someone = (rest: Partial<CapacityInput> = {}): CapacityInput => ({
  weeks: [{ from: ALWAYS, minutes: [...DEFAULT_WEEK] }],
  defaultWeek: DEFAULT_WEEK,
  employedFrom: null,
  employedTo: null,
  active: true,
  holidays: [],
  entries: [],
  ...rest,
});
const week = (rest: Partial<CapacityInput>, days = 7, from = 0) => [
  ...capacityOf(someone(rest), dayNumber(day(from)), days),
];
const nineTo = (end: number): [number, number][] => [[540, end * 60]];

describe('the working week', () => {
  it('changes on the day it says, in the middle of a calendar week, whatever order the rows come in', () => {
    const weeks = [
      { from: day(3), minutes: [300, 300, 300, 300, 300, 0, 0] },
      { from: ALWAYS, minutes: [...DEFAULT_WEEK] },
    ];
    expect(week({ weeks })).toEqual([480, 480, 480, 300, 300, 0, 0]);
  });

  it('is the default one, marked as assumed, until the first the person said', () => {
    const input = someone({ weeks: [{ from: day(2), minutes: [60, 60, 60, 60, 60, 60, 60] }] });
    const { capacity, assumed } = capacityDays(input, dayNumber(MONDAY), 3);
    expect([...capacity]).toEqual([480, 480, 60]);
    expect(assumed).toBe(true);
    expect(capacityDays(input, dayNumber(day(2)), 9).assumed).toBe(false);
  });

  it('is not called assumed for days before employment', () => {
    const input = someone({ weeks: [{ from: day(2), minutes: [...DEFAULT_WEEK] }], employedFrom: day(2) });
    expect(capacityDays(input, dayNumber(MONDAY), 5).assumed).toBe(false);
  });

  it('counts from the first to the last day of employment, both included', () => {
    expect(week({ employedFrom: day(1), employedTo: day(3) })).toEqual([0, 480, 480, 480, 0, 0, 0]);
  });

  it('is nothing at all for someone who was removed, extra time included', () => {
    expect(week({ active: false, entries: [entry('extra', 0, 0, { minutes: 60 })] })).toEqual(
      Array(7).fill(0),
    );
  });

  it('knows weekdays before 1970 and across a leap day', () => {
    expect([...capacityOf(someone({ weeks: [] }), dayNumber('1969-12-27'), 4)]).toEqual([0, 0, 480, 480]);
    // 2028-02-28 is a Monday.
    expect([...capacityOf(someone(), dayNumber('2028-02-26'), 5)]).toEqual([0, 0, 480, 480, 480]);
  });
});

describe('holidays', () => {
  it('take their share of the day, to the nearest minute', () => {
    const weeks = [{ from: ALWAYS, minutes: [455, 480, 0, 0, 0, 0, 0] }];
    const holidays = [
      { day: day(0), percent: 50 },
      { day: day(1), percent: 100 },
    ];
    expect(week({ weeks, holidays }, 2)).toEqual([228, 0]);
  });

  it('take the longer of two on one day, not both', () => {
    const holidays = [
      { day: day(0), percent: 50 },
      { day: day(0), percent: 25 },
    ];
    expect(week({ holidays }, 1)).toEqual([240]);
  });

  it('leave half a day, of which an absence takes its hours', () => {
    const entries = [entry('away', 0, 0, { parts: nineTo(11) })];
    expect(week({ holidays: [{ day: day(0), percent: 50 }], entries }, 1)).toEqual([120]);
  });
});

describe('absences', () => {
  it('that overlap cost their union, not their sum', () => {
    const entries = [
      entry('away', 0, 0, {
        parts: [
          [540, 660],
          [600, 780],
        ],
      }),
      entry('away', 0, 1, {
        parts: [
          [570, 600],
          [900, 960],
        ],
      }),
    ];
    // Monday 9–13 and 15–16; Tuesday half an hour and an hour.
    expect(week({ entries }, 2)).toEqual([480 - 300, 480 - 90]);
  });

  it('longer than the day leave 0, never less', () => {
    expect(week({ entries: [entry('away', 0, 0, { parts: [[0, 1440]] })] }, 1)).toEqual([0]);
  });

  it('that cross midnight count on both days, also when the first lies before the range', () => {
    const entries = [entry('away', 1, 1, { parts: [[1380, 120]] })];
    expect(week({ entries }, 3)).toEqual([480, 420, 360]);
    expect(week({ entries }, 1, 2)).toEqual([360]);
    expect(week({ entries: [entry('away', 1, 1, { parts: [[1380, 1560]] })] }, 3)).toEqual([480, 420, 360]);
  });

  it('of whole days reach over both ends of the range', () => {
    expect(week({ entries: [entry('away', -9, 1), entry('away', 4, 90)] })).toEqual([
      0, 0, 480, 480, 0, 0, 0,
    ]);
  });

  it('that repeat every second week count weeks from their anchor, not from where the range was cut', () => {
    const wednesdays = { everyWeeks: 2, weekdays: [2], anchor: day(-14) };
    const full = week({ entries: [entry('away', -14, 60, wednesdays)] }, 28);
    const cut = week({ entries: [entry('away', 5, 60, wednesdays)] }, 28);
    const off = (minutes: number[]) => minutes.flatMap((each, at) => (each === 0 && at % 7 < 5 ? [at] : []));
    expect(off(full)).toEqual([2, 16]);
    expect(off(cut)).toEqual([16]);
  });

  it('whose anchor lies after the range still count back from it', () => {
    const mondays = { everyWeeks: 3, weekdays: [0], anchor: day(22) };
    expect(week({ entries: [entry('away', 0, 60, mondays)] }, 8)).toEqual([0, 480, 480, 480, 480, 0, 0, 480]);
    const oneLater = { ...mondays, anchor: day(29) };
    expect(week({ entries: [entry('away', 0, 60, oneLater)] }, 8)).toEqual([
      480, 480, 480, 480, 480, 0, 0, 0,
    ]);
  });
});

describe('reduced, extra and usual days', () => {
  it('reduce to minutes or to a share of the usual day, and never add', () => {
    const entries = [
      entry('reduced', 0, 0, { minutes: 200 }),
      entry('reduced', 1, 1, { percent: 50 }),
      entry('reduced', 2, 2, { minutes: 600 }),
      entry('reduced', 5, 5, { minutes: 60 }),
    ];
    expect(week({ entries })).toEqual([200, 240, 480, 480, 480, 0, 0]);
  });

  it('cap what is left of the day; an absence within it costs nothing twice', () => {
    const entries = [entry('reduced', 0, 0, { minutes: 300 }), entry('away', 0, 0, { parts: nineTo(11) })];
    expect(week({ entries }, 1)).toEqual([300]);
  });

  it('take the smallest of several caps', () => {
    const entries = [entry('reduced', 0, 4, { percent: 75 }), entry('reduced', 0, 0, { minutes: 100 })];
    expect(week({ entries }, 2)).toEqual([100, 360]);
  });

  it('add extra time also on a day off, a holiday and a day of leave, within employment and 24 hours', () => {
    const entries = [
      entry('extra', 0, 6, { minutes: 120 }),
      entry('away', 1, 1),
      entry('extra', 2, 2, { minutes: 1440 }),
    ];
    const holidays = [{ day: day(0), percent: 100 }];
    expect(week({ entries, holidays, employedTo: day(5) })).toEqual([120, 120, 1440, 600, 600, 120, 0]);
  });

  it('say with "usual" that nothing changes', () => {
    expect(week({ entries: [entry('usual', 0, 6)] })).toEqual(week({}));
  });
});

describe('today', () => {
  it('has what is left of it after what is logged, never less than 0, and no other day changes', () => {
    expect(week({ today: day(1), loggedTodayMinutes: 100 }, 3)).toEqual([480, 380, 480]);
    expect(week({ today: day(1), loggedTodayMinutes: 1000 }, 3)).toEqual([480, 0, 480]);
    expect(week({ today: day(9), loggedTodayMinutes: 100 }, 3)).toEqual([480, 480, 480]);
  });
});

describe('the days around a change of clocks', () => {
  it('are as long as any other, because capacity comes from the working week', () => {
    const weekend = [{ from: ALWAYS, minutes: Array(7).fill(480) }];
    // Europe changes clocks on 2026-03-29 and 2026-10-25, the United States on 2026-03-08.
    for (const from of ['2026-03-28', '2026-10-24', '2026-03-07'])
      expect([...capacityOf(someone({ weeks: weekend }), dayNumber(from), 3)]).toEqual([480, 480, 480]);
  });
});

describe('explaining a day', () => {
  it('says what each step left, and ends at the capacity', () => {
    const input = someone({
      holidays: [{ day: day(0), percent: 50 }],
      entries: [
        entry('away', 0, 0, { parts: nineTo(10) }),
        entry('reduced', 0, 0, { minutes: 150 }),
        entry('extra', 0, 0, { minutes: 60 }),
      ],
      today: day(0),
      loggedTodayMinutes: 30,
    });
    expect(explainDay(input, dayNumber(day(0)))).toEqual({
      day: day(0),
      usual: 480,
      assumed: false,
      afterHolidays: 240,
      afterAbsences: 180,
      afterReduced: 150,
      afterExtra: 210,
      capacity: 180,
    });
  });
});

describe('being away', () => {
  it('is a day of the working week of which leave or a holiday leaves nothing, and no weekend', () => {
    const input = someone({
      entries: [entry('away', 4, 6), entry('away', 1, 1, { parts: nineTo(10) })],
      holidays: [{ day: day(2), percent: 100 }],
      today: day(0),
      loggedTodayMinutes: 480,
    });
    expect([...capacityDays(input, dayNumber(MONDAY), 7).away]).toEqual([0, 0, 1, 0, 1, 0, 0]);
  });
});
