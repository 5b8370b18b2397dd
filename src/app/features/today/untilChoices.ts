import { addDays, type CivilDay, dayNumber, weekday } from '../../../core/civilDay.ts';

export type UntilKey = 'hour1' | 'hours2' | 'restOfDay' | 'tomorrow' | 'endOfWeek';

export interface Until {
  key: UntilKey;
  /** On the wall clock; minute 1440 is the end of that day. */
  day: CivilDay;
  minute: number;
}

/**
 * Ends that make sense now, the likeliest first in mind: for *Busy* two hours, for the others the end of today.
 * `lastWorkday` is the last day of this week with working time, as far as the person's week says.
 */
export function untilChoices(
  state: 'reduced' | 'busy' | 'away',
  now: { day: CivilDay; minute: number },
  lastWorkday: CivilDay,
): { choices: Until[]; likeliest: UntilKey } {
  const { day, minute } = now;
  const inHours = (key: UntilKey, count: number): Until[] =>
    // Rounded up to the quarter, as people say it.
    minute + count * 60 < 1425 ? [{ key, day, minute: Math.ceil((minute + count * 60) / 15) * 15 }] : [];
  const tomorrow = addDays(day, 1);
  const choices: Until[] = [
    ...(state === 'reduced' ? [] : [...inHours('hour1', 1), ...inHours('hours2', 2)]),
    { key: 'restOfDay', day, minute: 1440 },
    { key: 'tomorrow', day: tomorrow, minute: 1440 },
    ...(lastWorkday > tomorrow ? [{ key: 'endOfWeek' as const, day: lastWorkday, minute: 1440 }] : []),
  ];
  const wanted: UntilKey = state === 'busy' ? 'hours2' : 'restOfDay';
  return { choices, likeliest: choices.some((each) => each.key === wanted) ? wanted : 'restOfDay' };
}

/** The last day with working time in the week (Monday to Sunday) that holds `day`; its Friday when there is none. */
export function lastWorkdayOf(week: readonly number[], day: CivilDay): CivilDay {
  const monday = addDays(day, -weekday(dayNumber(day)));
  const last = week.findLastIndex((minutes) => minutes > 0);
  return addDays(monday, last < 0 ? 4 : last);
}
