import { plainWords } from './columnName.ts';

const WORDS: ReadonlyMap<string, number> = new Map([
  ...['highest', 'blocker', 'urgent', 'critical', 'asap', 'p0'].map((word) => [word, 1] as const),
  ...['high', 'major', 'important', 'p1'].map((word) => [word, 2] as const),
  ...['medium', 'normal', 'moderate', 'default', 'p2', 'not urgent'].map((word) => [word, 3] as const),
  ...['low', 'minor', 'p3'].map((word) => [word, 4] as const),
  ...['lowest', 'trivial', 'none', 'p4', 'p5'].map((word) => [word, 5] as const),
]);

/** Where a task without a priority stands. */
export const NO_PRIORITY = 3;

/**
 * A tracker's priority as 1 (highest) to 5. Numbers are taken as they are, larger ones as 5; Microsoft Project counts the
 * other way, 0 to 1000 with 500 in the middle, and is told by a number above 100. `taken`: it did not fit as it stood.
 */
export function readPriority(cell: string, thousand: boolean): { priority: number; taken: boolean } {
  const words = plainWords(cell);
  if (words === '') return { priority: NO_PRIORITY, taken: false };
  const known = WORDS.get(words);
  if (known !== undefined) return { priority: known, taken: false };
  const number = /^\d{1,4}$/.test(words)
    ? Number(words)
    : Number(/^(\d) \p{L}/u.exec(words)?.[1] ?? Number.NaN);
  if (Number.isNaN(number)) return { priority: NO_PRIORITY, taken: true };
  if (thousand)
    return { priority: Math.min(5, Math.max(1, 5 - Math.floor(number / 200))), taken: number > 1000 };
  const priority = Math.min(5, Math.max(1, number));
  return { priority, taken: priority !== number };
}

/** True for a column in Microsoft Project's scale. */
export function countsToThousand(cells: Iterable<string>): boolean {
  for (const cell of cells) if (/^\s*\d{3,4}\s*$/.test(cell) && Number(cell) > 100) return true;
  return false;
}
