/**
 * Civil days: dates without a zone, as people write them on a wall calendar.
 *
 * Outside, a day is an ISO string (`2026-03-02`); inside arithmetic it is a *day number*, the count of
 * days since 1970-01-01, so that windows are subtractions and arrays can be indexed by day.
 * No clock is read here: callers bring the instant.
 */

/** ISO 8601 civil date, `YYYY-MM-DD`. */
export type CivilDay = string;

/** Days since 1970-01-01; an integer, negative before it. */
export type DayNumber = number;

const MS_PER_DAY = 86_400_000;
const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** True for a real date of the Gregorian calendar written as `YYYY-MM-DD` (2026-02-30 is not one). */
export function isCivilDay(text: string): boolean {
  const match = ISO_DAY.exec(text);
  if (!match) return false;
  const month = Number(match[2]) - 1;
  const date = new Date(Date.UTC(Number(match[1]), month, Number(match[3])));
  // What a month does not have becomes a day of the next one; a year below 100 becomes one of the last century.
  return date.getUTCMonth() === month && date.getUTCFullYear() === Number(match[1]);
}

/** Day number of an ISO date. Throws `RangeError` on text that is not `YYYY-MM-DD`: parse at the edge first. */
export function dayNumber(day: CivilDay): DayNumber {
  const match = ISO_DAY.exec(day);
  if (!match) throw new RangeError(`not a civil day: ${day}`);
  return Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) / MS_PER_DAY;
}

/** ISO date of a day number. */
export function isoDay(day: DayNumber): CivilDay {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

/** `day` moved by whole days; negative goes back. */
export function addDays(day: CivilDay, days: number): CivilDay {
  return isoDay(dayNumber(day) + days);
}

/** 0 = Monday … 6 = Sunday. 1970-01-01 was a Thursday. */
export function weekday(day: DayNumber): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** First day of the week that holds `day`; `weekStart` is 0 for Monday … 6 for Sunday. */
export function startOfWeek(day: DayNumber, weekStart = 0): DayNumber {
  return day - ((weekday(day) - weekStart + 7) % 7);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function wallClock(zone: string): Intl.DateTimeFormat {
  let format = formatters.get(zone);
  if (!format) {
    // Constructing one costs about 50 µs; a workspace has a handful of zones and thousands of people.
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    formatters.set(zone, format);
  }
  return format;
}

/** Where an instant falls on the wall calendar and clock of a zone. */
export interface WallTime {
  day: CivilDay;
  /** Minutes since local midnight, 0…1439, as the wall clock reads. */
  minute: number;
}

/**
 * The wall time of an instant (ms since the epoch) in an IANA zone.
 * Throws `RangeError` for a zone the runtime does not know: validate zones with `isZone` at the edge.
 */
export function wallTimeIn(zone: string, instant: number): WallTime {
  const part: Record<string, string> = {};
  for (const { type, value } of wallClock(zone).formatToParts(instant)) part[type] = value;
  return {
    day: `${part.year?.padStart(4, '0')}-${part.month}-${part.day}`,
    minute: Number(part.hour) * 60 + Number(part.minute),
  };
}

/** The civil day that "today" is for someone in `zone` at `instant` (ms since the epoch). */
export function civilDayIn(zone: string, instant: number): CivilDay {
  return wallTimeIn(zone, instant).day;
}

/** True when the runtime knows the IANA zone name. */
export function isZone(zone: string): boolean {
  try {
    wallClock(zone);
    return true;
  } catch {
    return false; // RangeError is the only way Intl says "unknown zone".
  }
}
