import { type CivilDay, type DayNumber, dayNumber } from '../civilDay.ts';

const numbers = new Map<CivilDay, DayNumber>();

/** Rows name days within a few years of today: some thousands. More than this is somebody feeding it nonsense. */
const MOST = 20_000;

/**
 * `dayNumber` with a memory: reading a date costs about 0.4 µs, and the rows of 10,000 people name 340,000 of them,
 * nearly all the same few hundred days. Throws `RangeError` on what is not `YYYY-MM-DD`.
 */
export function dayOf(text: CivilDay): DayNumber {
  let day = numbers.get(text);
  if (day === undefined) {
    day = dayNumber(text);
    if (numbers.size >= MOST) numbers.clear();
    numbers.set(text, day);
  }
  return day;
}
