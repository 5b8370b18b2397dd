import type { CivilDay, DayNumber } from '../civilDay.ts';
import type { Column } from './columns.ts';
import type { Cumulative } from './cumulative.ts';
import { type LoadLevel, loadLevel } from './level.ts';

/** One cell: a day or a week of one person. Days before today count for nothing, neither capacity nor demand. */
export interface LoadPeriod {
  start: CivilDay;
  /** 1, or up to 7: the first and the last week may be cut by the horizon. */
  days: number;
  capacityMinutes: number;
  /** The bars. */
  demandMinutes: number;
  /** What is due in this period and cannot be done by then. */
  unfittableMinutes: number;
  level: LoadLevel;
  /** Nothing of it is over, but an interval of days that ends in it is filled beyond the setting. */
  tight: boolean;
  /** Holidays and absences leave nothing of the working week. */
  away: boolean;
}

/** A person's days one by one, from today (place 0) at least to the end of what is rolled up. */
export interface DailyLoad {
  today: DayNumber;
  /** Sums of capacity: place d holds that of all days before day d. */
  capacity: Cumulative;
  /** 1 where holidays and absences leave nothing of the working week. */
  away: Uint8Array;
  demand: Float64Array;
  /** Minutes that cannot be done by a due day, each with its day, in order; days may repeat. */
  unfittable: readonly { day: number; minutes: number }[];
  /** Due days at which a tight interval ends, in order. */
  tight: readonly number[];
}

/** Rolls a person's days up into columns, which are in order. */
export function periodsOf(load: DailyLoad, columns: readonly Column[], farOverPercent: number): LoadPeriod[] {
  const { today, capacity, demand, away, unfittable, tight } = load;
  let nextUnfittable = 0;
  let nextTight = 0;
  return columns.map(({ start, from, days }) => {
    const first = Math.max(0, from - today);
    const stop = Math.max(0, from + days - today);
    const capacityMinutes = whole((capacity[stop] as number) - (capacity[first] as number));
    let demandMinutes = 0;
    for (let at = first; at < stop; at++) demandMinutes += demand[at] as number;
    // What is due before the first column is stepped over with it, and counts for nothing.
    let unfittableMinutes = 0;
    for (; nextUnfittable < unfittable.length; nextUnfittable++) {
      const { day, minutes } = unfittable[nextUnfittable] as { day: number; minutes: number };
      if (day >= stop) break;
      if (day >= first) unfittableMinutes += minutes;
    }
    let isTight = false;
    for (; nextTight < tight.length && (tight[nextTight] as number) < stop; nextTight++)
      if ((tight[nextTight] as number) >= first) isTight = unfittableMinutes === 0;
    return {
      start,
      days,
      capacityMinutes,
      demandMinutes: whole(demandMinutes),
      unfittableMinutes: whole(unfittableMinutes),
      level: loadLevel(capacityMinutes, demandMinutes, unfittableMinutes, farOverPercent),
      tight: isTight,
      away: capacityMinutes === 0 && away.subarray(first, stop).includes(1),
    };
  });
}

/** The same number as an integer of the engine's: one that came out of a Float64Array would be boxed in every cell. */
function whole(minutes: number): number {
  const small = minutes | 0;
  return small === minutes ? small : minutes;
}
