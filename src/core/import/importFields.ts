/** What a file can say: three kinds of rows, and the fields of each. */

export const IMPORT_KINDS = ['tasks', 'people', 'teams'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

export const TASK_IMPORT_FIELDS = [
  'key',
  'project',
  'team',
  'title',
  'type',
  'assignee',
  'priority',
  'status',
  'estimateHours',
  'remainingHours',
  'start',
  'due',
  'done',
] as const;

/** Monday first, as everywhere. */
export const WEEKDAY_FIELDS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

export const PERSON_IMPORT_FIELDS = [
  'key',
  'name',
  'team',
  'zone',
  'region',
  'skills',
  'hoursPerWeek',
  ...WEEKDAY_FIELDS,
  'employedFrom',
  'employedTo',
] as const;

export const TEAM_IMPORT_FIELDS = ['key', 'name', 'leads'] as const;

export const FIELDS_OF_KIND = {
  tasks: TASK_IMPORT_FIELDS,
  people: PERSON_IMPORT_FIELDS,
  teams: TEAM_IMPORT_FIELDS,
} as const;

export const IMPORT_FIELDS = [
  ...new Set([...TASK_IMPORT_FIELDS, ...PERSON_IMPORT_FIELDS, ...TEAM_IMPORT_FIELDS]),
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

/** Without these a row cannot be told from another, or read by people. A person and a team are their own key. */
export const REQUIRED_FIELDS: Readonly<Record<ImportKind, readonly ImportField[]>> = {
  tasks: ['key', 'title'],
  people: ['name'],
  teams: ['name'],
};

/** What a tracker's own status word stands for. */
export const STATUS_MEANINGS = ['open', 'done', 'ignore'] as const;
export type StatusMeaning = (typeof STATUS_MEANINGS)[number];

/** How a date such as 03/04/2026 is read: day or month first. */
export const DATE_ORDERS = ['dmy', 'mdy'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/**
 * Whether `start` says when work began (so that nothing of a later start existed on the as-of day) or when it is
 * planned to begin (so that a later start is a plan).
 */
export const START_MEANINGS = ['actual', 'planned'] as const;
export type StartMeaning = (typeof START_MEANINGS)[number];

export const HOUR_UNITS = ['hours', 'minutes', 'seconds', 'days'] as const;
/** What a number without a unit counts. */
export type HourUnit = (typeof HOUR_UNITS)[number];
