/**
 * Saying something about a range of days replaces what was said about those days, and only those.
 *
 * Two phones of one person must never leave two entries for one Wednesday, so the entries of a person never overlap:
 * what a new statement covers is cut away from the older ones, whose rest stays.
 */
import type { Availability } from './availability.ts';
import { addDays, type CivilDay } from './civilDay.ts';
import { create, patch, type Rows, remove, type Write } from './mutation.ts';

export interface DayRange {
  from: CivilDay;
  /** Inclusive. */
  to: CivilDay;
}

/** The parts of `range` that none of `blocks` covers, in order. */
export function uncovered(range: DayRange, blocks: readonly DayRange[]): DayRange[] {
  let rest: DayRange[] = [range];
  for (const block of blocks) {
    rest = rest.flatMap((piece) => {
      if (block.to < piece.from || piece.to < block.from) return [piece];
      const pieces: DayRange[] = [];
      if (piece.from < block.from) pieces.push({ from: piece.from, to: addDays(block.from, -1) });
      if (block.to < piece.to) pieces.push({ from: addDays(block.to, 1), to: piece.to });
      return pieces;
    });
  }
  return rest;
}

/** `entries` without the days of `range`: shortened, split in two (the second gets an id from `newId`), or gone. */
export function cutOut(
  entries: readonly Availability[],
  range: DayRange,
  newId: () => string,
): Availability[] {
  return entries.flatMap((entry) => {
    const [head, tail] = uncovered(entry, [range]);
    if (!head) return [];
    const kept = { ...entry, ...head };
    return tail ? [kept, { ...entry, ...tail, id: newId() }] : [kept];
  });
}

/**
 * `entries` without what a statement about some weekdays replaces: the same weekdays of other repeating entries
 * within its range. A dated entry is an exception to what repeats and stays, so that "Wednesdays until noon" does
 * not take next summer's leave away; where both apply, the load arithmetic takes the smaller capacity.
 */
export function cutRepeats(
  entries: readonly Availability[],
  range: DayRange,
  weekdays: readonly number[],
  newId: () => string,
): Availability[] {
  return entries.flatMap((entry) => {
    if (entry.weekdays === null || !entry.weekdays.some((day) => weekdays.includes(day))) return [entry];
    const from = entry.from > range.from ? entry.from : range.from;
    const to = entry.to < range.to ? entry.to : range.to;
    const others = entry.weekdays.filter((day) => !weekdays.includes(day));
    const outside = cutOut([entry], range, newId);
    if (to < from || others.length === 0) return outside;
    return [...outside, { ...entry, id: newId(), from, to, weekdays: others }];
  });
}

/** The writes that turn one set of a person's entries into another; only ranges and parts of kept entries may differ. */
export function entryWrites(before: readonly Availability[], after: readonly Availability[]): Write[] {
  const old = new Map(before.map((entry) => [entry.id, entry]));
  const writes: Write[] = [];
  for (const entry of after) {
    const was = old.get(entry.id);
    old.delete(entry.id);
    if (!was) writes.push(create('availability', entry));
    else if (was.from !== entry.from || was.to !== entry.to)
      writes.push(patch('availability', entry.id, { from: entry.from, to: entry.to }));
  }
  for (const id of old.keys()) writes.push(remove('availability', id));
  return writes;
}

/** The writes that take the reasons of entries away with the entries: nobody may read on why, where nothing is said. */
export function goneReasons(
  rows: Rows,
  before: readonly Availability[],
  after: readonly Availability[],
): Write[] {
  return before
    .filter(({ id }) => !after.some((kept) => kept.id === id) && rows.get('reason', id))
    .map(({ id }) => remove('reason', id));
}
