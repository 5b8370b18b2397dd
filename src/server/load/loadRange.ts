import { dayNumber, isoDay, startOfWeek } from '../../core/civilDay.ts';
import type { LoadReport } from '../../core/loadReport.ts';
import type { Workspace } from '../../core/workspace.ts';

/** What is asked for, as it is asked. */
export interface LoadQuery {
  unit: 'week' | 'day';
  /** First day asked for; null: today. */
  from: string | null;
  /** Weeks or days. */
  columns: number;
  /** Only people of this team. */
  teamId: string | null;
}

/** The days that a report covers, and what they are cut into. */
export interface LoadRange {
  from: string;
  days: number;
  unit: 'week' | 'day';
}

/** Weeks are whole ones, from the start of the week that holds the first day asked for. */
export function rangeOf(
  { unit, from, columns }: Omit<LoadQuery, 'teamId'>,
  { weekStart }: Pick<Workspace, 'weekStart'>,
  today: string,
): LoadRange {
  const first = dayNumber(from ?? today);
  if (unit === 'day') return { from: isoDay(first), days: columns, unit };
  return { from: isoDay(startOfWeek(first, weekStart)), days: 7 * columns, unit };
}

export function columnsOf({ from, days, unit }: LoadRange): LoadReport['columns'] {
  const step = unit === 'week' ? 7 : 1;
  const first = dayNumber(from);
  return Array.from({ length: days / step }, (_, at) => ({ start: isoDay(first + at * step), days: step }));
}
