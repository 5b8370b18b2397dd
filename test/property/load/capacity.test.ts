import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type CivilDay, dayNumber } from '../../../src/core/civilDay.ts';
import { type CapacityInput, capacityOf, explainDay } from '../../../src/core/load/capacity.ts';
import { TODAY } from './cases.ts';

type Entry = CapacityInput['entries'][number];

const DAYS = 21;
const offset = fc.integer({ min: -12, max: DAYS + 5 });
const day = offset.map((days) => addDays(TODAY, days));
const range = fc.tuple(day, day).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }));
const minuteOfDay = fc.integer({ min: 0, max: 1440 });
const part = fc.tuple(minuteOfDay, minuteOfDay);
const repeat = fc.oneof(
  { weight: 2, arbitrary: fc.constant({ everyWeeks: null, weekdays: null, anchor: null }) },
  fc.record({
    everyWeeks: fc.integer({ min: 1, max: 3 }),
    weekdays: fc.subarray([0, 1, 2, 3, 4, 5, 6], { minLength: 1 }),
    anchor: day,
  }),
);
const said = fc.oneof(
  fc.record({ kind: fc.constant('away' as const), parts: fc.option(fc.array(part, { maxLength: 3 })) }),
  fc.record({ kind: fc.constant('reduced' as const), minutes: fc.nat({ max: 600 }) }),
  fc.record({ kind: fc.constant('reduced' as const), percent: fc.nat({ max: 100 }) }),
  fc.record({ kind: fc.constant('extra' as const), minutes: fc.nat({ max: 200 }) }),
  fc.record({ kind: fc.constant('usual' as const) }),
);
const entry: fc.Arbitrary<Entry> = fc.tuple(range, repeat, said).map(([dates, repeats, what]) => ({
  parts: null,
  minutes: null,
  percent: null,
  ...dates,
  ...repeats,
  ...what,
}));
const weekMinutes = fc.array(fc.nat({ max: 600 }), { minLength: 7, maxLength: 7 });
const input: fc.Arbitrary<CapacityInput> = fc.record({
  weeks: fc.uniqueArray(fc.record({ from: day, minutes: weekMinutes }), {
    maxLength: 3,
    selector: (week) => week.from,
  }),
  defaultWeek: weekMinutes,
  employedFrom: fc.option(day),
  employedTo: fc.option(day),
  active: fc.constant(true),
  holidays: fc.uniqueArray(fc.record({ day, percent: fc.constantFrom(50, 100) }), {
    maxLength: 4,
    selector: (holiday) => holiday.day,
  }),
  entries: fc.array(entry, { maxLength: 6 }),
  today: day,
  loggedTodayMinutes: fc.nat({ max: 500 }),
});

/** Works the rules of load.md out for one day, counting minutes one by one. */
function counted(person: CapacityInput, at: CivilDay): number {
  if (person.employedFrom !== null && at < person.employedFrom) return 0;
  if (person.employedTo !== null && at > person.employedTo) return 0;
  const weekday = (new Date(`${at}T00:00:00Z`).getUTCDay() + 6) % 7;
  const valid = person.weeks.filter((week) => week.from <= at).sort((a, b) => (a.from < b.from ? 1 : -1))[0];
  const usual = (valid?.minutes ?? person.defaultWeek)[weekday] as number;
  const holiday = person.holidays.find((each) => each.day === at)?.percent ?? 0;
  let minutes = Math.round(usual * (1 - holiday / 100));

  const gone = new Uint8Array(1440);
  for (const each of person.entries.filter(({ kind }) => kind === 'away')) {
    for (const [start, end] of each.parts ?? [[0, 1440]]) {
      for (let minute = 0; minute < 1440; minute++) {
        const today = applies(each, at) && (end < start ? minute >= start : minute >= start && minute < end);
        const sinceYesterday = end < start && minute < end && applies(each, addDays(at, -1));
        if (today || sinceYesterday) gone[minute] = 1;
      }
    }
    if (each.parts === null && applies(each, at)) minutes = 0;
  }
  minutes = Math.max(0, minutes - gone.reduce((sum, minute) => sum + minute, 0));
  for (const each of person.entries)
    if (each.kind === 'reduced' && applies(each, at))
      minutes = Math.min(minutes, each.minutes ?? Math.round((usual * (each.percent ?? 100)) / 100));
  for (const each of person.entries)
    if (each.kind === 'extra' && applies(each, at)) minutes = Math.min(1440, minutes + (each.minutes ?? 0));
  return at === person.today ? Math.max(0, minutes - (person.loggedTodayMinutes ?? 0)) : minutes;
}

function applies(each: Entry, at: CivilDay): boolean {
  if (at < each.from || at > each.to) return false;
  if (each.everyWeeks === null) return true;
  const mondayOf = (date: CivilDay) => Math.floor((Date.parse(`${date}T00:00:00Z`) / 86_400_000 + 3) / 7);
  const weekday = (new Date(`${at}T00:00:00Z`).getUTCDay() + 6) % 7;
  const weeks = Math.abs(mondayOf(at) - mondayOf(each.anchor ?? each.from));
  return weeks % each.everyWeeks === 0 && (each.weekdays ?? []).includes(weekday);
}

describe('capacity', () => {
  it('is what counting minute by minute gives, for every day and for each day explained', () => {
    let changed = 0;
    let partial = 0;
    fc.assert(
      fc.property(input, (person) => {
        const first = dayNumber(TODAY);
        const got = [...capacityOf(person, first, DAYS)];
        const plain = capacityOf({ ...person, entries: [], holidays: [] }, first, DAYS);
        got.forEach((minutes, at) => {
          expect([at, minutes]).toEqual([at, counted(person, addDays(TODAY, at))]);
          expect(explainDay(person, first + at).capacity).toBe(minutes);
          if (minutes !== plain[at]) changed++;
          if (minutes > 0 && minutes < (plain[at] as number)) partial++;
        });
      }),
      { numRuns: 400 },
    );
    expect(changed).toBeGreaterThan(1000);
    expect(partial).toBeGreaterThan(200);
  });

  it('does not depend on where the range begins', () => {
    fc.assert(
      fc.property(input, fc.nat({ max: DAYS - 1 }), (person, skipped) => {
        const first = dayNumber(TODAY);
        const whole = [...capacityOf(person, first, DAYS)];
        expect([...capacityOf(person, first + skipped, DAYS - skipped)]).toEqual(whole.slice(skipped));
      }),
    );
  });
});
