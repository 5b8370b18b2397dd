/**
 * iCalendar (RFC 5545) of one person's absences and dated tasks. Reasons are left out: a calendar is what people share.
 * Times of day float, as they were said: nine o'clock wherever the person is.
 */
import type { Availability } from '../../core/availability.ts';
import { addDays, type CivilDay, dayNumber, isoDay } from '../../core/civilDay.ts';
import { occurrences } from '../../core/load/occurrences.ts';
import { isFinished, type Task } from '../../core/task.ts';

const TITLES = { away: 'Away', reduced: 'Reduced', extra: 'Extra hours' } as const;
/** A repeating absence has so many days written out at most, one event each: about three years of every working day. */
const MOST_DAYS = 800;

export function writeCalendar(
  { absences, tasks }: { absences: readonly Availability[]; tasks: readonly Task[] },
  now: number,
): string {
  const stamp = `DTSTAMP:${new Date(now).toISOString().replace(/[-:]|\.\d+/g, '')}`;
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Plimsoll//Plimsoll//EN'];
  for (const entry of absences) lines.push(...eventsOf(entry, stamp));
  for (const task of tasks) if (task.due !== null && !isFinished(task)) lines.push(...todoOf(task, stamp));
  lines.push('END:VCALENDAR');
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function* eventsOf(entry: Availability, stamp: string): Generator<string> {
  if (entry.kind === 'usual') return;
  const title = `SUMMARY:${TITLES[entry.kind]}`;
  const event = (key: string, when: readonly string[]): string[] => [
    'BEGIN:VEVENT',
    `UID:${entry.id}${key}@plimsoll`,
    stamp,
    ...when,
    title,
    'END:VEVENT',
  ];
  const first = dayNumber(entry.from);
  const days = Math.min(dayNumber(entry.to) - first + 1, 5 * 366);
  if (entry.everyWeeks === null && entry.parts === null) {
    yield* event('', wholeDays(entry.from, entry.to));
    return;
  }
  for (const place of occurrences(entry, first, days).slice(0, MOST_DAYS)) {
    const day = isoDay(first + place);
    if (entry.parts === null) yield* event(`-${day}`, wholeDays(day, day));
    for (const [from, to] of entry.parts ?? [])
      yield* event(`-${day}-${from}`, [`DTSTART:${at(day, from)}`, `DTEND:${at(day, to)}`]);
  }
}

const todoOf = ({ id, title, due }: Task, stamp: string): string[] => [
  'BEGIN:VTODO',
  `UID:${id}@plimsoll`,
  stamp,
  `DUE;VALUE=DATE:${compact(due ?? '')}`,
  `SUMMARY:${escaped(title)}`,
  'END:VTODO',
];

/** The end of whole days is the day after the last. */
const wholeDays = (from: CivilDay, to: CivilDay): string[] => [
  `DTSTART;VALUE=DATE:${compact(from)}`,
  `DTEND;VALUE=DATE:${compact(addDays(to, 1))}`,
];

const compact = (day: CivilDay): string => day.replaceAll('-', '');
/** @param minutes after midnight; the end of a day is the beginning of the next */
function at(day: CivilDay, minutes: number): string {
  const time = (part: number): string => String(part).padStart(2, '0');
  if (minutes >= 1440) return at(addDays(day, 1), minutes - 1440);
  return `${compact(day)}T${time(Math.floor(minutes / 60))}${time(minutes % 60)}00`;
}

const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n');

/** Lines are 75 bytes long at most; one that goes on begins with a space. No character is cut in two. */
function folded(line: string): string {
  let out = '';
  let bytes = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (bytes + size > 75) {
      out += '\r\n ';
      bytes = 1;
    }
    out += character;
    bytes += size;
  }
  return out;
}
