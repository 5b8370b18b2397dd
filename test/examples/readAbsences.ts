import { addDays, type CivilDay, wallTimeIn } from '../../src/core/civilDay.ts';
import type { CapacityInput } from '../../src/core/load/capacity.ts';
import type { Fields } from './example.ts';
import { clockMinutes, isDay, minutesOf, percentOf } from './readDays.ts';

type Entry = CapacityInput['entries'][number];

const NEVER_AGAIN = { everyWeeks: null, weekdays: null, anchor: null };

function entry(from: CivilDay, to: CivilDay, rest: Partial<Entry>): Entry {
  return { kind: 'away', from, to, parts: null, minutes: null, percent: null, ...NEVER_AGAIN, ...rest };
}

/**
 * Absences: [day, 'full'], [day, 'half'], [day, start, end], [first day, last day], each also with named fields, or
 * [start, end] as instants (with `zone` where they end in Z).
 */
export function readAbsences(value: unknown, zone = 'UTC'): Entry[] {
  return listed(value).flatMap((each) => readAbsence(each, zone));
}

/** A list, or a map of days to what holds on them. */
function listed(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  if (value === undefined || value === null) return [];
  if (typeof value !== 'object' || ['date', 'day', 'from'].some((key) => key in value)) return [value];
  return Object.entries(value).flatMap(([day, said]) => {
    const several = Array.isArray(said) && Array.isArray(said[0]) ? said : [said];
    return several.map((each) => [day, ...(Array.isArray(each) ? each : [each])]);
  });
}

function readAbsence(value: unknown, zone: string): Entry[] {
  if (isDay(value)) return [entry(value, value, {})];
  const [from, to, ...how] = Array.isArray(value) ? fromList(value) : fromFields(value as Fields);
  if (typeof from === 'string' && from.length > 10) return betweenInstants(from, String(to), zone);
  const [first, last] = [String(from), String(to)];
  const [start, end] = how.length === 1 ? String(how[0]).split(/(?<=\d:\d\d)\s*[-–]\s*/) : how;
  if (start === undefined || start === 'full') return [entry(first, last, {})];
  if (start === 'half') return [entry(first, last, { kind: 'reduced', percent: 50 })];
  if (end === undefined) return [entry(first, last, { parts: [[0, minutesOf(start)]] })];
  return [entry(first, last, { parts: [[clockMinutes(String(start)), clockMinutes(String(end))]] })];
}

function fromList(list: unknown[]): unknown[] {
  const [first, second] = list;
  if (typeof first === 'string' && first.length > 10) return list;
  return isDay(second) ? list : [first, first, ...list.slice(1)];
}

function fromFields({ date, day = date, from, to, ...fields }: Fields): unknown[] {
  if (typeof from === 'string' && from.length > 10) return [from, to];
  // Beside a day, `from` and `to` are times of it; without one they are days.
  const [start, end] =
    day === undefined ? [fields.start, fields.end] : [fields.start ?? from, fields.end ?? to];
  const first = day ?? from;
  return [first, isDay(to) ? to : first, start ?? fields.part ?? fields.hours, end].filter(
    (each) => each !== undefined,
  );
}

/** From one wall time to another, in one piece for every day it touches. */
function betweenInstants(from: string, to: string, zone: string): Entry[] {
  const wall = (text: string) =>
    /Z|[+-]\d\d:\d\d$/.test(text)
      ? wallTimeIn(zone, Date.parse(text))
      : { day: text.slice(0, 10), minute: clockMinutes(text.slice(11)) };
  const [start, end] = [wall(from), wall(to)];
  const entries: Entry[] = [];
  for (let day = start.day; day <= end.day; day = addDays(day, 1)) {
    const part: [number, number] = [
      day === start.day ? start.minute : 0,
      day === end.day ? end.minute : 1440,
    ];
    if (part[0] < part[1]) entries.push(entry(day, day, { parts: [part] }));
  }
  return entries;
}

/** Days with other minutes: [day, hours] or [day, '50%'], also with a last day between, or with named fields. */
export function readChanges(kind: 'reduced' | 'extra', value: unknown): Entry[] {
  return listed(value).map((each) => {
    const fields = each as Fields;
    const list = Array.isArray(each)
      ? each
      : [fields.from ?? fields.date, fields.to ?? fields.from ?? fields.date, fields.hours ?? fields.percent];
    const [first, last] = [String(list[0]), isDay(list[1]) ? list[1] : String(list[0])];
    const amount = list.at(-1);
    const share = typeof amount === 'string' && amount.endsWith('%');
    return entry(
      first,
      last,
      share ? { kind, percent: percentOf(amount) } : { kind, minutes: minutesOf(amount) },
    );
  });
}

/** Holidays: a day, [day, fraction], or { date, fraction }; the fraction is the part of the day that is free. */
export function readHolidays(value: unknown): CapacityInput['holidays'] {
  const pair = Array.isArray(value) && isDay(value[0]) && value.length === 2 && !isDay(value[1]);
  const list = pair ? [value] : listed(value);
  return list.map((each) => {
    if (isDay(each)) return { day: each, percent: 100 };
    const fields = each as Fields;
    const [day, free] = Array.isArray(each)
      ? each
      : [fields.date ?? fields.day, fields.fraction ?? fields.percent];
    return { day: String(day), percent: free === 'half' ? 50 : percentOf(free ?? 1) };
  });
}
