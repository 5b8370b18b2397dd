import { type CivilDay, dayNumber } from '../../core/civilDay.ts';
import { language, t } from '../words/t.ts';

const MS_PER_DAY = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify(options);
  let made = formats.get(key);
  if (!made) {
    // A civil day has no zone; reading it in UTC gives back the day that was written.
    made = new Intl.DateTimeFormat(language(), { timeZone: 'UTC', ...options });
    formats.set(key, made);
  }
  return made;
}

const say = (day: CivilDay, options: Intl.DateTimeFormatOptions): string =>
  format(options).format(dayNumber(day) * MS_PER_DAY);

const yearOf = (day: CivilDay): string => day.slice(0, 4);

/** "today", "tomorrow", "Thu" within a week either way, else "9 Dec", with the year when it is another one. */
export function shortDay(day: CivilDay, today: CivilDay): string {
  const distance = dayNumber(day) - dayNumber(today);
  if (distance === 0) return t('shell.todayWord');
  if (Math.abs(distance) < 7) return say(day, { weekday: 'short' });
  return dayAndMonth(day, today);
}

/** "today", "Thursday" within the coming week, else "9 December": in the middle of a sentence. */
export function sentenceDay(day: CivilDay, today: CivilDay): string {
  const distance = dayNumber(day) - dayNumber(today);
  if (distance === 0) return t('shell.todayWord');
  if (distance === 1) return t('shell.tomorrow');
  if (distance > 0 && distance < 7) return say(day, { weekday: 'long' });
  return say(day, {
    day: 'numeric',
    month: 'long',
    ...(yearOf(day) === yearOf(today) ? {} : { year: 'numeric' }),
  });
}

/** "9 Dec", or "9 Dec 2027" when that is not this year. */
export function dayAndMonth(day: CivilDay, today: CivilDay): string {
  const near = yearOf(day) === yearOf(today);
  return say(day, { day: 'numeric', month: 'short', ...(near ? {} : { year: 'numeric' }) });
}

/** "Wednesday 2 December". */
export const longDay = (day: CivilDay): string =>
  say(day, { weekday: 'long', day: 'numeric', month: 'long' });

/** "Wed". */
export const weekdayName = (day: CivilDay): string => say(day, { weekday: 'short' });

/** "2": the number in the month. */
export const dayOfMonth = (day: CivilDay): string => String(Number(day.slice(8)));

/** "December 2026". */
export const monthName = (day: CivilDay): string => say(day, { month: 'long', year: 'numeric' });

/** "30 Nov – 6 Dec". */
export const dayRange = (from: CivilDay, to: CivilDay): string =>
  from === to
    ? say(from, { day: 'numeric', month: 'short' })
    : format({ day: 'numeric', month: 'short' }).formatRange(
        dayNumber(from) * MS_PER_DAY,
        dayNumber(to) * MS_PER_DAY,
      );

/** Monday first: "Monday" … for `0` … */
export const weekdayLong = (weekday: number): string => say(MONDAY_WEEK[weekday]!, { weekday: 'long' });
export const weekdayShort = (weekday: number): string => say(MONDAY_WEEK[weekday]!, { weekday: 'short' });

/** A week that began on a Monday, to take the names of weekdays from. */
const MONDAY_WEEK = [
  '2026-03-02',
  '2026-03-03',
  '2026-03-04',
  '2026-03-05',
  '2026-03-06',
  '2026-03-07',
  '2026-03-08',
];
