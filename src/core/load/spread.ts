import { FRESH } from './scratch.ts';
import { addSplit } from './split.ts';
import type { Work } from './work.ts';

/**
 * The bars: each task's remaining minutes spread evenly over its window, weighted by capacity; without any
 * capacity in it, all on its due day (load.md, Bars). Minutes per day from today on; the totals equal the
 * efforts exactly. Overdue work is not in it.
 *
 * `capacity` holds minutes per day from today on and must reach every window's end.
 */
export function evenSpread(work: Work, capacity: Int32Array, scratch = FRESH): Float64Array {
  const demand = scratch.float64('demand', capacity.length);
  for (let at = 0; at < work.task.length; at++)
    addSplit(demand, work.minutes[at] as number, capacity, work.from[at] as number, work.to[at] as number);
  return demand;
}
