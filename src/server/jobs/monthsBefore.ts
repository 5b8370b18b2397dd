import type { CivilDay } from '../../core/civilDay.ts';

/** The same day so many months earlier, or the last of that month where it is shorter. */
export function monthsBefore(day: CivilDay, months: number): CivilDay {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 - months, Math.min(date, last))).toISOString().slice(0, 10);
}
