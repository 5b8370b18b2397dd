import { type CivilDay, isCivilDay } from '../civilDay.ts';
import type { DateOrder } from './importFields.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** What trackers write where there is no date. */
const NOTHING = new Set(['', 'na', 'n/a', '-', '–', '—', 'none', 'null', 'never']);

/** A cell, with the word for "nothing" taken as nothing. */
export const cellOrNothing = (cell: string): string =>
  NOTHING.has(cell.trim().toLowerCase()) ? '' : cell.trim();

const TIME = String.raw`(?:[T ,]+\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?(?: ?[AaPp]\.?[Mm]\.?)?(?: ?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2}))?)?`;
const WEEKDAY = String.raw`(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? +)?`;
const pattern = (body: string): RegExp => new RegExp(`^${WEEKDAY}${body}${TIME}$`, 'i');

const YEAR_FIRST = pattern(String.raw`(\d{4})([-/.])(\d{1,2})\2(\d{1,2})`);
const NUMBERS = pattern(String.raw`(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})`);
const DAY_MONTH = pattern(String.raw`(\d{1,2})(?:st|nd|rd|th)?[-/. ]+([a-z]{3,9})\.?[-/., ]+(\d{4}|\d{2})`);
const MONTH_DAY = pattern(String.raw`([a-z]{3,9})\.? +(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4}|\d{2})`);

/** `26` is 2026 and `94` is 1994: nothing that anyone plans is older than 1970. */
function fullYear(year: string): string {
  if (year.length === 4) return year;
  return Number(year) < 70 ? `20${year}` : `19${year}`;
}

function civil(year: string, month: string | number, day: string): CivilDay | null {
  const text = `${fullYear(year)}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCivilDay(text) ? text : null;
}

/** The number of a month by its English name or the first three letters or more of it; 0 for another word. */
function monthOf(word: string): number {
  const lower = word.toLowerCase();
  const place = MONTHS.indexOf(lower.slice(0, 3));
  const full = [
    'january',
    'february',
    'march',
    'april',
    'may',
    'june',
    'july',
    'august',
    'september',
    'october',
    'november',
    'december',
  ];
  return place >= 0 && full[place]?.startsWith(lower) ? place + 1 : lower === 'sept' ? 9 : 0;
}

export interface DateReadings {
  /** The day if day and month are told apart by the text itself; null otherwise. */
  certain: CivilDay | null;
  dmy: CivilDay | null;
  mdy: CivilDay | null;
}

/**
 * What a text can mean as a date; all null when it is none. A time of day after it is passed over: a task's day is
 * the one that its own tracker wrote. Dots (`4.6.2007`) always put the day first.
 */
export function dateReadings(text: string): DateReadings {
  const sure = (day: CivilDay | null): DateReadings => ({ certain: day, dmy: day, mdy: day });
  const none = sure(null);
  // Longer than any date: not worth matching.
  if (text.length > 60) return none;
  const ymd = YEAR_FIRST.exec(text);
  if (ymd) return sure(civil(ymd[1]!, ymd[3]!, ymd[4]!));
  const named = DAY_MONTH.exec(text);
  if (named) return monthOf(named[2]!) === 0 ? none : sure(civil(named[3]!, monthOf(named[2]!), named[1]!));
  const american = MONTH_DAY.exec(text);
  if (american)
    return monthOf(american[1]!) === 0
      ? none
      : sure(civil(american[3]!, monthOf(american[1]!), american[2]!));
  const numbers = NUMBERS.exec(text);
  if (!numbers) return none;
  const dmy = civil(numbers[4]!, numbers[3]!, numbers[1]!);
  if (numbers[2] === '.') return sure(dmy);
  const mdy = civil(numbers[4]!, numbers[1]!, numbers[3]!);
  return { certain: dmy === mdy ? dmy : null, dmy, mdy };
}

/** How a column's dates are written. */
export interface ColumnOrder {
  /** Null: no date of it needs one, or it shows neither (or both). */
  order: DateOrder | null;
  said: boolean;
}

/** Which comes first, day or month: what was said, else what the column's own dates show if they all agree. */
export function dateOrderOf(cells: Iterable<string>, said: DateOrder | undefined): ColumnOrder {
  let dmy = false;
  let mdy = false;
  let needed = false;
  for (const cell of cells) {
    const readings = dateReadings(cellOrNothing(cell));
    if (readings.certain !== null || (readings.dmy === null && readings.mdy === null)) continue;
    needed = true;
    if (readings.mdy === null) dmy = true;
    if (readings.dmy === null) mdy = true;
  }
  if (!needed) return { order: null, said: false };
  if (said) return { order: said, said: true };
  return { order: dmy === mdy ? null : dmy ? 'dmy' : 'mdy', said: false };
}

/** The day a cell names under its column's order. */
export function readDate(
  cell: string,
  { order }: ColumnOrder,
): CivilDay | null | 'bad_date' | 'ambiguous_date' {
  const text = cellOrNothing(cell);
  if (text === '') return null;
  const readings = dateReadings(text);
  if (readings.certain !== null) return readings.certain;
  if (order !== null) return readings[order] ?? 'bad_date';
  if (readings.dmy !== null && readings.mdy !== null) return 'ambiguous_date';
  return readings.dmy ?? readings.mdy ?? 'bad_date';
}
