import type { DayNumber } from '../civilDay.ts';
import type { CapacityDays } from './capacity.ts';
import { afterFirst, type Cumulative, cumulate } from './cumulative.ts';
import { headroom } from './headroom.ts';
import { type Peak, peakIntensity } from './peakIntensity.ts';
import { FRESH, type Scratch } from './scratch.ts';
import { evenSpread } from './spread.ts';
import { type Judgement, judge } from './verdict.ts';
import { type LoadTask, PLANNING_DAYS, type Work, workOf } from './work.ts';

export interface AssessInput {
  tasks: readonly LoadTask[];
  today: DayNumber;
  /** The days that are asked about, which may begin before today. */
  horizon: { from: DayNumber; days: number };
  /** Capacity of as many days from today on as are asked for. */
  capacity: (days: number) => CapacityDays;
  tightPercent: number;
}

/** All arithmetic about one person, in typed arrays whose places count days from today. */
export interface Assessment {
  today: DayNumber;
  horizon: { from: DayNumber; days: number };
  work: Work;
  days: CapacityDays;
  /** Sums of the capacity, and of what overdue work leaves of it. */
  capacity: Cumulative;
  left: Cumulative;
  demand: Float64Array;
  judgement: Judgement;
  peak: Peak;
  /** Minutes that still fit into what is ahead of the horizon; 0 when all of it is past. */
  headroom: number;
}

/**
 * Assesses one person's work against their capacity. The one path for one person and for ten thousand: both
 * `personLoad` and `workspaceLoad` only present what this finds. With a scratch that is used again the arrays are
 * good until it is.
 */
export function assess(input: AssessInput, scratch = FRESH): Assessment {
  const { tasks, today, horizon } = input;
  const horizonEnd = horizon.from + horizon.days - today;
  const limit = Math.max(PLANNING_DAYS, horizonEnd);
  const work = workOf(tasks, today, limit);
  const { days, sums } = capacityAhead(input, work, limit, scratch);
  const left = afterFirst(sums, work.overdueMinutes, scratch);
  return {
    today,
    horizon,
    work,
    days,
    capacity: sums,
    left,
    demand: evenSpread(work, days.capacity, scratch),
    judgement: judge(work, sums, left),
    peak: peakIntensity(work, sums, input.tightPercent),
    headroom: aheadRoom(work, left, Math.max(0, horizon.from - today), horizonEnd - 1),
  };
}

function aheadRoom(work: Work, left: Cumulative, from: number, to: number): number {
  return to < from ? 0 : headroom(work, left, from, to);
}

/** Capacity as far as the horizon and the last due day reach, and further until overdue work is caught up. */
function capacityAhead(input: AssessInput, work: Work, limit: number, scratch: Scratch) {
  const { horizon, today } = input;
  let count = Math.max(1, horizon.from + horizon.days - today);
  for (const to of work.to) count = Math.max(count, to + 1);
  for (;;) {
    const days = input.capacity(count);
    const sums = cumulate(days.capacity, scratch);
    if (work.overdueMinutes <= (sums[count] as number) || count >= limit) return { days, sums };
    count = Math.min(limit, 2 * count + 28);
  }
}
