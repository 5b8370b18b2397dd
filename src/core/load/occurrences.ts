import type { Availability } from '../availability.ts';
import { type DayNumber, startOfWeek, weekday } from '../civilDay.ts';
import { dayOf } from './dayOf.ts';

/** When an availability entry applies. */
export type Recurrence = Pick<Availability, 'from' | 'to' | 'everyWeeks' | 'weekdays' | 'anchor'>;

/**
 * The days on which an entry applies, as places in a range of `days` days that begins with day `from`, in order.
 *
 * A repeating entry applies on its weekdays in every `everyWeeks`-th week counted from the week of its anchor
 * (of its first day where it has none). Weeks begin on Monday here, whatever the workspace's calendar shows:
 * entries name weekdays Monday first, and changing how a calendar looks must not move an absence.
 */
export function occurrences(entry: Recurrence, from: DayNumber, days: number): number[] {
  const first = Math.max(0, dayOf(entry.from) - from);
  const last = Math.min(days - 1, dayOf(entry.to) - from);
  const places: number[] = [];
  if (entry.everyWeeks === null) {
    for (let at = first; at <= last; at++) places.push(at);
    return places;
  }
  const everyDays = 7 * Math.max(1, entry.everyWeeks);
  const anchorWeek = startOfWeek(dayOf(entry.anchor ?? entry.from));
  for (let at = first; at <= last; at++) {
    const day = from + at;
    if ((startOfWeek(day) - anchorWeek) % everyDays !== 0) continue;
    if (entry.weekdays === null || entry.weekdays.includes(weekday(day))) places.push(at);
  }
  return places;
}
