import { type CivilDay, type DayNumber, weekday } from '../civilDay.ts';
import type { WorkingWeek } from '../workingWeek.ts';
import { dayOf } from './dayOf.ts';
import { FRESH } from './scratch.ts';

/** What a person works when nothing else is said: their working weeks while they are employed. */
export interface Employment {
  /** Their working weeks in any order; each is valid from its day until the next one's. */
  weeks: readonly Pick<WorkingWeek, 'from' | 'minutes'>[];
  /** Minutes per weekday, Monday first, for days on which no working week of theirs is valid. */
  defaultWeek: readonly number[];
  /** First and last day of employment, both inclusive; null for no bound. */
  employedFrom: CivilDay | null;
  employedTo: CivilDay | null;
  /** False once removed: no capacity at all. */
  active: boolean;
}

export interface UsualDays {
  /** Minutes per day. */
  minutes: Int32Array;
  /** True when a day of the range rests on the default week, which the person never said. */
  assumed: boolean;
}

/** Working-week minutes of `days` days from day `from` on; 0 outside employment. */
export function usualWeek(who: Employment, from: DayNumber, days: number, scratch = FRESH): UsualDays {
  const usual: UsualDays = { minutes: scratch.int32('usual', days), assumed: false };
  if (!who.active) return usual;
  const end = from + days;
  const employedFrom = Math.max(from, who.employedFrom === null ? from : dayOf(who.employedFrom));
  const employedEnd = Math.min(end, who.employedTo === null ? end : dayOf(who.employedTo) + 1);

  const weeks = who.weeks.map((week) => ({ from: dayOf(week.from), minutes: week.minutes }));
  weeks.sort((a, b) => a.from - b.from);
  const fill = (pattern: readonly number[], since: DayNumber, until: DayNumber) => {
    const begin = Math.max(since, employedFrom);
    const stop = Math.min(until, employedEnd);
    let name = weekday(begin);
    for (let day = begin; day < stop; day++) {
      usual.minutes[day - from] = pattern[name] ?? 0;
      name = name === 6 ? 0 : name + 1;
    }
  };

  const stated = weeks[0]?.from ?? end;
  fill(who.defaultWeek, from, stated);
  usual.assumed = employedFrom < Math.min(stated, employedEnd);
  weeks.forEach((week, at) => {
    fill(week.minutes, week.from, weeks[at + 1]?.from ?? end);
  });
  return usual;
}
