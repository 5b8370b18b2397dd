import type { CivilDay } from '../../../core/civilDay.ts';
import { dayNumber } from '../../../core/civilDay.ts';

export interface ColumnLabel {
  /** '30 Nov' where a month begins to show, else '14'. */
  short: string;
  /** 'Mo' in the daily view, else ''. */
  weekday: string;
  /** For screen readers: 'Monday 30 November'. */
  long: string;
}

const utc = (day: CivilDay): number => dayNumber(day) * 86_400_000;

/** Headings of neighbouring columns: the month is said where it changes, so that narrow columns stay readable. */
export function columnLabels(
  starts: readonly CivilDay[],
  unit: 'week' | 'day',
  locale: string,
): ColumnLabel[] {
  const withMonth = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const dayOnly = new Intl.DateTimeFormat(locale, { day: 'numeric', timeZone: 'UTC' });
  const letters = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  const long = new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  });
  return starts.map((start, at) => {
    const before = starts[at - 1];
    const monthChanges = before === undefined || before.slice(0, 7) !== start.slice(0, 7);
    const short = (unit === 'week' && monthChanges ? withMonth : dayOnly).format(utc(start));
    return {
      short,
      weekday: unit === 'day' ? letters.format(utc(start)).slice(0, 2) : '',
      long: long.format(utc(start)),
    };
  });
}
