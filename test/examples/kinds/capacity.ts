import { dayNumber, isoDay } from '../../../src/core/civilDay.ts';
import { type CapacityInput, capacityDays } from '../../../src/core/load/capacity.ts';
import { DEFAULT_WEEK } from '../../../src/core/workspace.ts';
import { exactly, hours } from '../answers.ts';
import type { Fields, Kind } from '../example.ts';
import { readAbsences, readChanges, readHolidays } from '../readAbsences.ts';
import { FIRST_MONDAY, minutesOf } from '../readDays.ts';
import { readWeek, readWeeks } from '../readWeek.ts';

/** Somebody's days from a pattern, holidays and absences. */
export const capacity: Kind = (input, expected) => {
  const asked = expected.capacityHours;
  const from = String(input.from ?? FIRST_MONDAY);
  const dates = Array.isArray(asked) || !asked ? null : Object.keys(asked).sort();
  const first = dayNumber(dates?.[0] ?? from);
  const count = dates
    ? dayNumber(dates.at(-1) ?? from) - first + 1
    : Number(input.days ?? (Array.isArray(asked) ? asked.length : 7));
  const days = capacityDays(readCapacity(input), first, count);
  const minutes = Array.from(days.capacity);
  const byDate = Object.fromEntries(minutes.map((each, at) => [isoDay(first + at), each]));
  return {
    capacityHours: hours(
      dates ? Object.fromEntries(dates.map((day) => [day, byDate[day] as number])) : minutes,
    ),
    total: hours(minutes.reduce((sum, each) => sum + each, 0)),
    assumed: exactly(days.assumed),
  };
};

export function readCapacity(input: Fields): CapacityInput {
  const logged = input.loggedToday ?? input.loggedTodayHours;
  return {
    weeks: readWeeks(input.pattern ?? input.patterns ?? input.week),
    defaultWeek: input.defaultWeek ? readWeek(input.defaultWeek) : DEFAULT_WEEK,
    employedFrom: (input.employedFrom ?? null) as string | null,
    employedTo: (input.employedTo ?? null) as string | null,
    active: input.active !== false,
    holidays: readHolidays(input.holiday ?? input.holidays),
    entries: [
      ...readAbsences(input.absences ?? input.absence, input.zone as string | undefined),
      ...readChanges('reduced', input.reduced),
      ...readChanges('extra', input.extra),
    ],
    ...(input.today ? { today: String(input.today) } : {}),
    loggedTodayMinutes: logged === undefined ? 0 : minutesOf(logged),
  };
}
