import type { CivilDay } from '../../../core/civilDay.ts';
import type { WorkingWeek } from '../../../core/workingWeek.ts';
import { weekdayShort } from '../../format/days.ts';
import { hours } from '../../format/hours.ts';
import { weekOn } from '../../me/weekOn.ts';
import { language, t } from '../../words/t.ts';

export const sumOf = (minutes: readonly number[]): number => minutes.reduce((sum, each) => sum + each, 0);

/** "Your week: 30 h, Fri off"; weekdays without time are named as long as they are the exception. */
export function weekWords(
  { weeks, fallback }: { weeks: readonly WorkingWeek[]; fallback: readonly number[] },
  today: CivilDay,
): string {
  const { minutes, from } = weekOn(weeks, today, fallback);
  const total = hours(sumOf(minutes));
  if (from === null) return t('availability.subAssumed', { hours: total });
  const off = [0, 1, 2, 3, 4].filter((day) => minutes[day] === 0).map(weekdayShort);
  if (off.length === 0 || off.length > 3) return t('availability.sub', { hours: total });
  const days = new Intl.ListFormat(language(), { type: 'conjunction' }).format(off);
  return t('availability.subOff', { hours: total, days });
}

/** Weekdays in the order of the workspace's week. */
export const weekdaysFrom = (weekStart: number): number[] =>
  [0, 1, 2, 3, 4, 5, 6].map((offset) => (weekStart + offset) % 7);
