import { between, type Cumulative } from './cumulative.ts';
import type { Work } from './work.ts';

/**
 * How many more minutes fit between days `from` and `to` (from today, inclusive): the least of C(s..q) − D(s, q)
 * over all intervals that contain them (load.md, Overload). A new task with that window and that effort can be
 * done and leaves every other task as it was; a minute more cannot. Negative where the days are over already.
 *
 * `capacity` is what overdue work leaves, since that has the first claim.
 */
export function headroom(work: Work, capacity: Cumulative, from: number, to: number): number {
  const starts = new Set([from]);
  for (let at = 0; at < work.judged; at++) starts.add(Math.min(from, work.from[at] as number));
  let least = Number.POSITIVE_INFINITY;
  for (const start of starts) {
    let demand = 0;
    let end = to;
    for (let at = 0; at < work.judged; at++) {
      const due = work.to[at] as number;
      if (due > end) {
        least = Math.min(least, between(capacity, start, end) - demand);
        end = due;
      }
      if ((work.from[at] as number) >= start) demand += work.minutes[at] as number;
    }
    least = Math.min(least, between(capacity, start, end) - demand);
  }
  return least;
}
