import type { CivilDay } from '../../core/civilDay.ts';
import type { WorkingWeek } from '../../core/workingWeek.ts';

/** The working week that is valid on a day: the one that began last, else the workspace's. */
export function weekOn(
  weeks: readonly WorkingWeek[],
  day: CivilDay,
  fallback: readonly number[],
): { minutes: readonly number[]; from: CivilDay | null } {
  let valid: WorkingWeek | undefined;
  for (const week of weeks) if (week.from <= day && (!valid || week.from > valid.from)) valid = week;
  return { minutes: valid?.minutes ?? fallback, from: valid?.from ?? null };
}
