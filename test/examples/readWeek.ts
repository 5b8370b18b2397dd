import type { CivilDay } from '../../src/core/civilDay.ts';
import { minutesOf } from './readDays.ts';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Always valid before anything else is. */
const EVER: CivilDay = '1970-01-01';

/**
 * Working weeks from a pattern: '8h Mon-Fri', '7.5h Mon-Thu, 4h Fri', '4h Mon,Wed', a list of hours from Monday on,
 * or a list of [valid from, pattern]. Nothing said is no working week, which leaves the default one.
 */
export function readWeeks(pattern: unknown): { from: CivilDay; minutes: number[] }[] {
  if (pattern === undefined || pattern === null) return [];
  if (Array.isArray(pattern) && pattern.some((each) => Array.isArray(each) || isDated(each)))
    return pattern.map((each) => {
      const [from, week] = Array.isArray(each)
        ? each
        : [each.from ?? each.validFrom, each.pattern ?? each.week];
      return { from: String(from), minutes: readWeek(week) };
    });
  return [{ from: EVER, minutes: readWeek(pattern) }];
}

function isDated(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Minutes per weekday, Monday first. */
export function readWeek(pattern: unknown): number[] {
  if (Array.isArray(pattern)) return DAYS.map((_, day) => minutesOf(pattern[day] ?? 0));
  const week = DAYS.map(() => 0);
  const text = String(pattern);
  const stretches = [
    ...text.matchAll(/(\d+(?:\.\d+)?\s*(?:h(?:ours?)?(?:\d{1,2})?|m(?:in)?))\s*([a-z,\s–&+.-]*)/gi),
  ];
  if (stretches.length === 0) throw new Error(`not a pattern: ${text}`);
  for (const [, amount = '', names = ''] of stretches)
    for (const day of readWeekdays(names)) week[day] = minutesOf(amount.replaceAll(' ', ''));
  return week;
}

function readWeekdays(text: string): number[] {
  const names = text.trim().toLowerCase();
  if (names === '' || /^(daily|every ?day|all)/.test(names)) return DAYS.map((_, day) => day);
  return names
    .split(/[,\s]+(?:and\s+)?|&|\+/)
    .filter((each) => each !== '')
    .flatMap((range) => {
      const [first, last = first] = range.split(/-|–|\.\./).map(weekdayOf);
      const days: number[] = [];
      for (let day = first as number; ; day = (day + 1) % 7) {
        days.push(day);
        if (day === last) return days;
      }
    });
}

function weekdayOf(name: string): number {
  const day = DAYS.indexOf(name.slice(0, 3));
  if (day < 0) throw new Error(`not a weekday: ${name}`);
  return day;
}
