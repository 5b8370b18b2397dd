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

export const myDataRequest = z.discriminatedUnion('format', [
  z.strictObject({ format: z.literal('json') }),
  /** Absences and tasks with dates, as iCalendar. */
  z.strictObject({ format: z.literal('ics') }),
  z.strictObject({ format: z.literal('csv'), list: z.enum(DATA_LISTS) }),
]);
export type MyDataRequest = z.output<typeof myDataRequest>;

/** The file travels in JSON: the page makes it, and nothing that a person wrote is ever an answer's own type. */
export const dataFile = z.object({ name: z.string(), type: z.string(), text: z.string() });
export type DataFile = z.output<typeof dataFile>;
