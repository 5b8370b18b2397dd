import type { Availability } from '../availability.ts';
import { type CivilDay, type DayNumber, isoDay } from '../civilDay.ts';
import type { Holiday } from '../holiday.ts';
import { type Absence, takeAbsences } from './absences.ts';
import { dayOf } from './dayOf.ts';
import { occurrences } from './occurrences.ts';
import { FRESH } from './scratch.ts';
import { type Employment, usualWeek } from './usualWeek.ts';

/** Everything that one person's capacity depends on. Rows of other people or regions must be left out. */
export interface CapacityInput extends Employment {
  /** Of the person's holiday region. */
  holidays: readonly Pick<Holiday, 'day' | 'percent'>[];
  entries: readonly (Absence & Pick<Availability, 'minutes' | 'percent'>)[];
  /** The person's own today; with it, today's capacity is what is left of the day. */
  today?: CivilDay;
  /** Minutes already logged today. */
  loggedTodayMinutes?: number;
}

const MINUTES_PER_DAY = 1440;

/**
 * Minutes that a person can work on each of `days` days from day `from` on (load.md, Capacity):
 * working week × (1 − holiday) − union of absences, capped where reduced, plus extra time, less what is already
 * logged today. Never below 0, never above 24 hours, 0 outside employment.
 *
 * Throws `RangeError` where a row has something other than `YYYY-MM-DD` for a day.
 */
export function capacityOf(input: CapacityInput, from: DayNumber, days: number): Int32Array {
  return capacityDays(input, from, days).capacity;
}

export interface CapacityDays {
  capacity: Int32Array;
  /** 1 for a day of the working week of which holidays and absences leave nothing. */
  away: Uint8Array;
  /** True when a day of the range rests on the workspace's default week. */
  assumed: boolean;
}

/** `capacityOf` with what screens say beside it. */
export function capacityDays(
  input: CapacityInput,
  from: DayNumber,
  days: number,
  scratch = FRESH,
): CapacityDays {
  const usual = usualWeek(input, from, days, scratch);
  const capacity = scratch.int32('capacity', days);
  capacity.set(usual.minutes);
  takeHolidays(capacity, usual.minutes, input.holidays, from);
  takeAbsences(capacity, input.entries, from);
  capReduced(capacity, usual.minutes, input.entries, from);
  addExtra(capacity, input, from);
  const away = scratch.uint8('away', days);
  for (let at = 0; at < days; at++) if (capacity[at] === 0 && usual.minutes[at] !== 0) away[at] = 1;
  takeLogged(capacity, input, from);
  return { capacity, away, assumed: usual.assumed };
}

/** How one day's capacity comes about: what each step left, in minutes and in order. */
export interface DayExplanation {
  day: CivilDay;
  /** Minutes of the working week. */
  usual: number;
  /** True when they are the workspace's default week. */
  assumed: boolean;
  afterHolidays: number;
  afterAbsences: number;
  afterReduced: number;
  afterExtra: number;
  /** After what is already logged today: the day's capacity. */
  capacity: number;
}

/** Takes the steps of `capacityOf` for one day and says what each of them left. */
export function explainDay(input: CapacityInput, day: DayNumber): DayExplanation {
  const usual = usualWeek(input, day, 1);
  const minutes = usual.minutes.slice();
  const left = () => minutes[0] as number;
  const explained = { day: isoDay(day), usual: left(), assumed: usual.assumed };
  takeHolidays(minutes, usual.minutes, input.holidays, day);
  const afterHolidays = left();
  takeAbsences(minutes, input.entries, day);
  const afterAbsences = left();
  capReduced(minutes, usual.minutes, input.entries, day);
  const afterReduced = left();
  addExtra(minutes, input, day);
  const afterExtra = left();
  takeLogged(minutes, input, day);
  return { ...explained, afterHolidays, afterAbsences, afterReduced, afterExtra, capacity: left() };
}

function takeHolidays(
  minutes: Int32Array,
  usual: Int32Array,
  holidays: CapacityInput['holidays'],
  from: DayNumber,
): void {
  for (const { day, percent } of holidays) {
    const at = dayOf(day) - from;
    if (at < 0 || at >= minutes.length) continue;
    // Two holidays on one day do not make it freer than the longer of them.
    minutes[at] = Math.min(minutes[at] as number, share(usual[at] as number, 100 - percent));
  }
}

function capReduced(
  minutes: Int32Array,
  usual: Int32Array,
  entries: CapacityInput['entries'],
  from: DayNumber,
): void {
  for (const entry of entries) {
    if (entry.kind !== 'reduced') continue;
    for (const at of occurrences(entry, from, minutes.length)) {
      const cap = entry.minutes ?? share(usual[at] as number, entry.percent ?? 100);
      minutes[at] = Math.min(minutes[at] as number, Math.max(0, cap));
    }
  }
}

function addExtra(minutes: Int32Array, input: CapacityInput, from: DayNumber): void {
  if (!input.active) return;
  const first = input.employedFrom === null ? Number.NEGATIVE_INFINITY : dayOf(input.employedFrom);
  const last = input.employedTo === null ? Number.POSITIVE_INFINITY : dayOf(input.employedTo);
  for (const entry of input.entries) {
    if (entry.kind !== 'extra' || entry.minutes === null) continue;
    for (const at of occurrences(entry, from, minutes.length)) {
      if (from + at < first || from + at > last) continue;
      minutes[at] = Math.min(MINUTES_PER_DAY, (minutes[at] as number) + entry.minutes);
    }
  }
}

function takeLogged(minutes: Int32Array, input: CapacityInput, from: DayNumber): void {
  if (input.today === undefined || !input.loggedTodayMinutes) return;
  const at = dayOf(input.today) - from;
  if (at >= 0 && at < minutes.length)
    minutes[at] = Math.max(0, (minutes[at] as number) - input.loggedTodayMinutes);
}

/** `percent` of some minutes, to the nearest whole one, halves up. */
function share(minutes: number, percent: number): number {
  return Math.round((minutes * Math.min(100, Math.max(0, percent))) / 100);
}
