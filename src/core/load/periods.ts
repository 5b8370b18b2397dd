import { type CivilDay, type DayNumber, startOfWeek } from '../civilDay.ts';
import { dayText } from './dayText.ts';
import { type LoadLevel, loadLevel } from './level.ts';

export type PeriodUnit = 'day' | 'week';

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

/** A stretch of days of one person, day by day: places count from today. */
export interface DailyLoad {
  today: DayNumber;
  capacity: ArrayLike<number>;
  away: ArrayLike<number>;
  demand: ArrayLike<number>;
  /** Minutes that cannot be done by a due day, each with its day, in order; days may repeat. */
  unfittable: readonly { day: number; minutes: number }[];
  /** Due days at which a tight interval ends, in order. */
  tight: readonly number[];
}

export interface PeriodOptions {
  unit: PeriodUnit;
  /** First day of the week: 0 Monday … 6 Sunday. */
  weekStart: number;
  farOverPercent: number;
}

/** Rolls days up: the `days` days from day `from` on, cut at week starts or day by day. */
export function periodsOf(
  load: DailyLoad,
  from: DayNumber,
  days: number,
  { unit, weekStart, farOverPercent }: PeriodOptions,
): LoadPeriod[] {
  const periods: LoadPeriod[] = [];
  const end = from + days;
  let nextUnfittable = 0;
  let nextTight = 0;
  for (let start = from; start < end; ) {
    const until = unit === 'day' ? start + 1 : Math.min(end, startOfWeek(start, weekStart) + 7);
    const stop = until - load.today;
    const first = Math.max(0, start - load.today);
    const period = { capacityMinutes: 0, demandMinutes: 0, unfittableMinutes: 0 };
    let away = false;
    for (let at = first; at < stop; at++) {
      period.capacityMinutes += load.capacity[at] ?? 0;
      period.demandMinutes += load.demand[at] ?? 0;
      if (load.away[at] === 1) away = true;
    }
    for (; (load.unfittable[nextUnfittable]?.day ?? stop) < stop; nextUnfittable++) {
      const { day, minutes } = load.unfittable[nextUnfittable] as { day: number; minutes: number };
      if (day >= first) period.unfittableMinutes += minutes;
    }
    let tight = false;
    for (; (load.tight[nextTight] ?? stop) < stop; nextTight++)
      if ((load.tight[nextTight] as number) >= first) tight = true;
    periods.push({
      start: dayText(start),
      days: until - start,
      ...period,
      level: loadLevel(period, farOverPercent),
      tight: tight && period.unfittableMinutes === 0,
      away: away && period.capacityMinutes === 0,
    });
    start = until;
  }
  return periods;
}
