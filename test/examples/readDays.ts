import { type CivilDay, dayNumber, isCivilDay, isoDay } from '../../src/core/civilDay.ts';

/** Where an array of days has no dates, it begins here. */
export const FIRST_MONDAY: CivilDay = '2026-03-02';

/** A duration as minutes: a number of hours, or text such as "7.5h", "7h30", "450 min". */
export function minutesOf(value: unknown): number {
  if (typeof value === 'number') return Math.round(value * 60);
  const text = String(value).trim();
  const match = /^(?:(-?\d+(?:\.\d+)?)\s*h(?:ours?)?)?\s*(?:(\d+)\s*(?:m|min|minutes)?)?$/i.exec(text);
  if (!match || text === '') throw new Error(`not a duration: ${text}`);
  if (match[1] === undefined && !/m/i.test(text)) return Math.round(Number(match[2]) * 60);
  return Math.round(Number(match[1] ?? 0) * 60) + Number(match[2] ?? 0);
}

/** Minutes by day, from a list of hours or a map of dates to hours, in order of days. */
export function minutesByDay(value: unknown, first: CivilDay = FIRST_MONDAY): Map<CivilDay, number> {
  const entries = Array.isArray(value)
    ? value.map((hours, at) => [isoDay(dayNumber(first) + at), hours] as const)
    : Object.entries(value as Record<string, unknown>).sort(([a], [b]) => (a < b ? -1 : 1));
  return new Map(entries.map(([day, hours]) => [day, minutesOf(hours)]));
}

/** Minutes after midnight of a clock time such as 09:00, 9:30 or 24:00. */
export function clockMinutes(text: string): number {
  const match = /^(\d{1,2}):(\d{2})/.exec(text);
  if (!match) throw new Error(`not a time of day: ${text}`);
  return Number(match[1]) * 60 + Number(match[2]);
}

export function isDay(value: unknown): value is CivilDay {
  return typeof value === 'string' && isCivilDay(value);
}

/** A share written as 0.5, 50 or "50%", as per cent. */
export function percentOf(value: unknown): number {
  if (typeof value === 'string' && value.trim().endsWith('%')) return Number.parseFloat(value);
  const number = Number(value);
  return number <= 1 ? number * 100 : number;
}
