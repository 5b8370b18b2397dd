import { FRESH } from './scratch.ts';

/**
 * Capacity as a clock. Sums of capacity from today on turn days into *capacity time*: minute t of it is the
 * t-th minute that the person works from now. A task then has a release and a deadline on one line, days without
 * capacity vanish, and every question about intervals is one subtraction.
 */
export type Cumulative = Float64Array;

/** Place d holds the capacity of all days before day d; the last place holds the total. */
export function cumulate(capacity: Int32Array, scratch = FRESH): Cumulative {
  const sums = scratch.float64('capacity sums', capacity.length + 1);
  let sum = 0;
  for (let day = 0; day < capacity.length; day++) {
    sum += capacity[day] as number;
    sums[day + 1] = sum;
  }
  return sums;
}

/** What is left after the first `minutes` of capacity are taken, as overdue work takes them. */
export function afterFirst(sums: Cumulative, minutes: number, scratch = FRESH): Cumulative {
  if (minutes === 0) return sums;
  const left = scratch.float64('sums left', sums.length);
  for (let day = 0; day < sums.length; day++) left[day] = Math.max(0, (sums[day] as number) - minutes);
  return left;
}

/** Capacity of days `from` to `to`, both inclusive. */
export function between(sums: Cumulative, from: number, to: number): number {
  return (sums[to + 1] as number) - (sums[from] as number);
}

/** The day on which minute `minute` (0 is the first) of capacity time is worked; the number of days if there is none. */
export function dayOfMinute(sums: Cumulative, minute: number): number {
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle + 1] as number) > minute) high = middle;
    else low = middle + 1;
  }
  return low;
}
