import type { Availability } from '../availability.ts';
import type { DayNumber } from '../civilDay.ts';
import { occurrences, type Recurrence } from './occurrences.ts';

const MINUTES_PER_DAY = 1440;
/** Above any minute of the day, so that (day, start, end) packs into one number that sorts in that order. */
const BASE = 2048;

export type Absence = Recurrence & Pick<Availability, 'kind' | 'parts'>;

/**
 * Takes absences out of `minutes`, where place 0 is day `from`: a whole day leaves nothing, parts of a day take
 * the length of their **union**, so that two meetings at once cost one hour and not two; never below 0.
 *
 * Parts are [start, end) minutes after midnight. One that ends before it starts, or after 1440, goes on after
 * midnight: the rest counts on the next day. A working week has minutes and no hours of the clock, so any part
 * counts in full, and a night shift's absence as much as a morning's.
 */
export function takeAbsences(minutes: Int32Array, entries: readonly Absence[], from: DayNumber): void {
  const parts: number[] = [];
  for (const entry of entries) {
    if (entry.kind !== 'away') continue;
    if (entry.parts === null) {
      for (const at of occurrences(entry, from, minutes.length)) minutes[at] = 0;
      continue;
    }
    // From the day before, because a part may reach over midnight into the first day.
    for (const at of occurrences(entry, from - 1, minutes.length + 1)) {
      for (const [start, end] of entry.parts) {
        const until = end < start ? end + MINUTES_PER_DAY : end;
        addPart(parts, at - 1, start, Math.min(until, MINUTES_PER_DAY), minutes.length);
        addPart(parts, at, 0, until - MINUTES_PER_DAY, minutes.length);
      }
    }
  }
  parts.sort((a, b) => a - b);
  takeUnion(minutes, parts);
}

function addPart(parts: number[], at: number, start: number, end: number, days: number): void {
  if (at >= 0 && at < days && end > start) parts.push((at * BASE + start) * BASE + end);
}

/** `parts` sorted by day, then start. */
function takeUnion(minutes: Int32Array, parts: number[]): void {
  let day = -1;
  let coveredTo = 0;
  for (const part of parts) {
    const end = part % BASE;
    const start = ((part - end) / BASE) % BASE;
    const at = Math.floor(part / (BASE * BASE));
    if (at !== day) {
      day = at;
      coveredTo = 0;
    }
    const more = end - Math.max(start, coveredTo);
    if (more <= 0) continue;
    coveredTo = end;
    minutes[at] = Math.max(0, (minutes[at] as number) - more);
  }
}
