import { plainWords } from './columnName.ts';
import type { HourUnit } from './importFields.ts';
import { cellOrNothing } from './readDate.ts';

/** The most that `effortMinutes` in `core/fields.ts` admits. */
const MOST = 10_000_000;

const NUMBER = /^[+-]?(\d*)(?:([.,])(\d*))?$/;
const PART = /(\d+(?:[.,]\d+)?)\s*([a-z]+)\.?/giy;

/** Minutes of one unit; a day and a week are the workspace's own. */
type Units = Readonly<Record<HourUnit | 'weeks', number>>;

const UNIT_WORDS: ReadonlyMap<string, keyof Units> = new Map([
  ...['h', 'hr', 'hrs', 'hour', 'hours', 'std'].map((word) => [word, 'hours'] as const),
  ...['m', 'min', 'mins', 'minute', 'minutes'].map((word) => [word, 'minutes'] as const),
  ...['s', 'sec', 'secs', 'second', 'seconds'].map((word) => [word, 'seconds'] as const),
  ...['d', 'day', 'days'].map((word) => [word, 'days'] as const),
  ...['w', 'wk', 'wks', 'week', 'weeks'].map((word) => [word, 'weeks'] as const),
]);

/** A day is the longest day of the workspace's default week, a week is all of it: 8 and 40 hours where nobody said otherwise. */
export function unitsOf(defaultWeek: readonly number[]): Units {
  return {
    seconds: 1 / 60,
    minutes: 1,
    hours: 60,
    days: Math.max(...defaultWeek) || 480,
    weeks: defaultWeek.reduce((sum, minutes) => sum + minutes, 0) || 2400,
  };
}

/**
 * A decimal number times a unit, rounded half up to minutes. Reckoned in integers: in floating point 0.175 h is
 * 10.499… minutes. Null when the text is no plain number; whoever calls has seen to the sign.
 */
function times(text: string, unit: number): number | null {
  const match = NUMBER.exec(text);
  const [, whole = '', mark, fraction = ''] = match ?? [];
  if (!match || whole + fraction === '' || whole.length > 12 || fraction.length > 15) return null;
  // 1,234 is a thousand in one country and a bit more than one in the next, and neither is an effort that people write.
  if (mark === ',' && fraction.length === 3 && whole !== '0' && whole !== '') return null;
  const digits = BigInt(whole + fraction);
  const perMinute = BigInt(unit < 1 ? Math.round(1 / unit) : 1);
  const scale = 10n ** BigInt(fraction.length) * perMinute;
  const minutes = (2n * digits * BigInt(unit < 1 ? 1 : unit) + scale) / (2n * scale);
  return Number(minutes);
}

/** A negative amount that rounds to nothing is still negative. */
const isNegative = (text: string): boolean => /^-\s*[\d.,]*[1-9]/.test(text);

/**
 * Minutes of a cell: a number of the column's unit (`14`, `7.5`, `7,5`), or amounts with their units (`3h 30m`,
 * `16 hrs`, `2 days`). Null when empty.
 */
export function readHours(
  cell: string,
  unit: HourUnit,
  units: Units,
): number | null | 'bad_hours' | 'negative_hours' {
  const text = cellOrNothing(cell);
  if (text === '') return null;
  if (text.length > 60) return 'bad_hours';
  if (isNegative(text)) return 'negative_hours';
  let minutes = times(text, units[unit]);
  if (minutes === null) {
    minutes = 0;
    PART.lastIndex = 0;
    // Microsoft Project marks what it guessed with a question mark.
    const parts = text.replace(/\?$/, '').trim();
    while (PART.lastIndex < parts.length) {
      const part = PART.exec(parts);
      const unitOfPart = part && UNIT_WORDS.get(part[2]!.toLowerCase());
      const amount = unitOfPart ? times(part[1]!, units[unitOfPart]) : null;
      if (amount === null) return 'bad_hours';
      minutes += amount;
      while (parts[PART.lastIndex] === ' ' || parts[PART.lastIndex] === ',') PART.lastIndex += 1;
    }
  }
  return minutes > MOST ? 'bad_hours' : minutes;
}

/** Jira's own columns of time, which its CSV export writes in seconds without saying so. */
const JIRA_SECONDS = new Set(['original estimate', 'remaining estimate', 'time estimate']);

/**
 * What a bare number in a column counts: what its name says, else hours. Jira's columns count as seconds only if every
 * number of theirs is a whole number of minutes of at least five: someone who typed hours into such a column writes 3 or 7.5.
 */
export function hourUnitOf(columnName: string, cells: Iterable<string>): HourUnit {
  const words = plainWords(columnName);
  if (/\b(minutes|mins?)$/.test(words)) return 'minutes';
  if (/\b(seconds|secs?)$/.test(words)) return 'seconds';
  if (/\bdays$/.test(words)) return 'days';
  if (!JIRA_SECONDS.has(words)) return 'hours';
  let some = false;
  for (const cell of cells) {
    const text = cellOrNothing(cell);
    if (text === '' || text === '0') continue;
    if (!/^\d+$/.test(text) || Number(text) % 60 !== 0 || Number(text) < 300) return 'hours';
    some = true;
  }
  return some ? 'seconds' : 'hours';
}
