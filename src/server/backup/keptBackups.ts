export interface Retention {
  /** Backups of the last hours that had any. */
  hours: number;
  /** The newest of each of the last days that had any. */
  days: number;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/**
 * Which of these times of backups are kept. Hours and days (of UTC) count that have a backup, not those that pass: a
 * workspace in which nobody writes for a month keeps all that it had.
 */
export function keptBackups(times: readonly number[], { hours, days }: Retention): Set<number> {
  const newestFirst = [...times].sort((a, b) => b - a);
  // Whatever is asked for, the last one stays.
  return new Set([
    ...newestFirst.slice(0, 1),
    ...newestOfEach(newestFirst, HOUR, hours),
    ...newestOfEach(newestFirst, DAY, days),
  ]);
}

function newestOfEach(newestFirst: readonly number[], span: number, most: number): number[] {
  const newest = new Map<number, number>();
  for (const time of newestFirst) {
    const slot = Math.floor(time / span);
    if (!newest.has(slot)) newest.set(slot, time);
  }
  return [...newest.values()].slice(0, most);
}
