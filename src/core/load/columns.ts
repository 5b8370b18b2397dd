import { type CivilDay, type DayNumber, isoDay, startOfWeek } from '../civilDay.ts';

export type PeriodUnit = 'day' | 'week';

/** A stretch of days that one cell of everybody's load stands for. */
export interface Column {
  start: CivilDay;
  from: DayNumber;
  /** 1, or up to 7: the first and the last week may be cut by the horizon. */
  days: number;
}

/** The `days` days from day `from` on, one by one or cut at week starts (0 Monday … 6 Sunday). */
export function columnsOf(from: DayNumber, days: number, unit: PeriodUnit, weekStart: number): Column[] {
  const columns: Column[] = [];
  const end = from + days;
  for (let start = from; start < end; ) {
    const until = unit === 'day' ? start + 1 : Math.min(end, startOfWeek(start, weekStart) + 7);
    columns.push({ start: isoDay(start), from: start, days: until - start });
    start = until;
  }
  return columns;
}
