import { addDays, civilDayIn, wallTimeIn } from '../../core/civilDay.ts';
import { t } from '../words/t.ts';
import { clockTime } from './ages.ts';
import { sentenceDay } from './days.ts';

/** "14:02", or "the end of today" where it is midnight, which nobody takes for the day that it ends. */
export function untilWords(until: number, now: number, zone: string): string {
  const { day, minute } = wallTimeIn(zone, until);
  if (minute > 0) return clockTime(until, now);
  return t('shell.endOf', { day: sentenceDay(addDays(day, -1), civilDayIn(zone, now)) });
}
