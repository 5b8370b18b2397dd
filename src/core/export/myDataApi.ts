/** POST /v1/w/:ws/me/data: everything of one's own, as a file. */
import * as z from 'zod/mini';

export const DATA_LISTS = [
  'person',
  'weeks',
  'absences',
  'state',
  'reports',
  'checkins',
  'time',
  'commitments',
  'tasks',
  'flags',
  'answers',
  'answersGiven',
  'devices',
  'record',
] as const;
export type DataList = (typeof DATA_LISTS)[number];

/** `ics`: absences and tasks with dates, as iCalendar. */
export type MyDataRequest = { format: 'json' } | { format: 'ics' } | { format: 'csv'; list: DataList };

/** The file travels in JSON: the page makes it, and nothing that a person wrote is ever an answer's own type. */
export const dataFile = z.object({ name: z.string(), type: z.string(), text: z.string() });
export type DataFile = z.output<typeof dataFile>;
