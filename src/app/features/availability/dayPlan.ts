import type { Availability } from '../../../core/availability.ts';
import { type CivilDay, dayNumber } from '../../../core/civilDay.ts';
import type { Holiday } from '../../../core/holiday.ts';
import { type CapacityInput, capacityOf } from '../../../core/load/capacity.ts';
import { occurrences } from '../../../core/load/occurrences.ts';

/** What is said about one day, and what it comes to. */
export interface DayPlan {
  day: CivilDay;
  /** Minutes of the working week, before holidays and absences. */
  usual: number;
  /** Minutes left of it: the day's capacity. */
  minutes: number;
  /** The person's own statement about this day, a dated one before one that repeats. */
  entry: Availability | undefined;
  holiday: Pick<Holiday, 'name' | 'percent'> | undefined;
}

export interface PlanInput extends Omit<CapacityInput, 'entries' | 'holidays'> {
  entries: readonly Availability[];
  holidays: readonly Holiday[];
}

export function dayPlan(input: PlanInput, day: CivilDay): DayPlan {
  const at = dayNumber(day);
  const said = input.entries.filter((entry) => occurrences(entry, at, 1).length > 0);
  return {
    day,
    usual: capacityOf({ ...input, entries: [], holidays: [] }, at, 1)[0] ?? 0,
    minutes: capacityOf(input, at, 1)[0] ?? 0,
    entry: said.find((entry) => entry.everyWeeks === null) ?? said[0],
    holiday: input.holidays.find((holiday) => holiday.day === day),
  };
}
