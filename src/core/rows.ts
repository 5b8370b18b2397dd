/** Every synced kind of row, by the name it has on the wire, in tables and in stores. */
import type { Allocation } from './allocation.ts';
import type { Answer } from './answer.ts';
import type { Availability } from './availability.ts';
import type { Checkin } from './checkin.ts';
import type { Flag, FlagUp } from './flag.ts';
import type { Holiday } from './holiday.ts';
import type { Person } from './person.ts';
import type { Presence } from './presence.ts';
import type { Project } from './project.ts';
import type { Reason } from './reason.ts';
import type { Report } from './report.ts';
import type { Skill } from './skill.ts';
import type { Task } from './task.ts';
import type { Team } from './team.ts';
import type { TimeEntry } from './timeEntry.ts';
import type { WorkingWeek } from './workingWeek.ts';
import type { Workspace } from './workspace.ts';

export interface RowTypes {
  workspace: Workspace;
  team: Team;
  skill: Skill;
  holiday: Holiday;
  project: Project;
  person: Person;
  workingWeek: WorkingWeek;
  availability: Availability;
  reason: Reason;
  presence: Presence;
  report: Report;
  checkin: Checkin;
  allocation: Allocation;
  task: Task;
  timeEntry: TimeEntry;
  flag: Flag;
  flagUp: FlagUp;
  answer: Answer;
}

export type RowType = keyof RowTypes;
export type Row<T extends RowType = RowType> = RowTypes[T];

/** Columns of each type besides `id`, and how each is kept: the tables, the wire and the tests are made from this list. */
export type ColumnKind = 'text' | 'integer' | 'boolean' | 'json';

type Columns<T> = { readonly [K in Exclude<keyof T, 'id'>]-?: ColumnKind };

export const COLUMNS: { readonly [T in RowType]: Columns<RowTypes[T]> } = {
  workspace: {
    name: 'text',
    weekStart: 'integer',
    defaultWeek: 'json',
    region: 'text',
    tightPercent: 'integer',
    farOverPercent: 'integer',
    reportDays: 'integer',
    minGroupSize: 'integer',
    retentionMonths: 'integer',
  },
  team: { name: 'text', leadIds: 'json', sourceKey: 'text', archived: 'boolean' },
  skill: { name: 'text' },
  holiday: { region: 'text', day: 'text', name: 'text', percent: 'integer' },
  project: {
    name: 'text',
    leadId: 'text',
    allocatorId: 'text',
    priority: 'integer',
    start: 'text',
    end: 'text',
    sourceKey: 'text',
    archived: 'boolean',
  },
  person: {
    name: 'text',
    roles: 'json',
    teamIds: 'json',
    skillIds: 'json',
    zone: 'text',
    region: 'text',
    employedFrom: 'text',
    employedTo: 'text',
    sourceKey: 'text',
    active: 'boolean',
  },
  workingWeek: { personId: 'text', from: 'text', minutes: 'json' },
  availability: {
    personId: 'text',
    kind: 'text',
    from: 'text',
    to: 'text',
    parts: 'json',
    minutes: 'integer',
    percent: 'integer',
    everyWeeks: 'integer',
    weekdays: 'json',
    anchor: 'text',
    saidAt: 'integer',
  },
  reason: { personId: 'text', text: 'text' },
  presence: { personId: 'text', state: 'text', until: 'integer', saidAt: 'integer' },
  report: { personId: 'text', kind: 'text', at: 'integer' },
  checkin: { personId: 'text', day: 'text', score: 'integer' },
  allocation: {
    personId: 'text',
    projectId: 'text',
    from: 'text',
    to: 'text',
    minutesPerDay: 'integer',
    percent: 'integer',
    mode: 'text',
    tentative: 'boolean',
  },
  task: {
    title: 'text',
    type: 'text',
    projectId: 'text',
    teamId: 'text',
    assigneeId: 'text',
    status: 'text',
    priority: 'integer',
    estimateMinutes: 'integer',
    remainingMinutes: 'integer',
    loggedMinutes: 'integer',
    start: 'text',
    due: 'text',
    doneOn: 'text',
    skillIds: 'json',
    afterIds: 'json',
    sourceKey: 'text',
  },
  timeEntry: { personId: 'text', taskId: 'text', day: 'text', minutes: 'integer' },
  flag: {
    personId: 'text',
    severity: 'text',
    kind: 'text',
    from: 'text',
    to: 'text',
    taskIds: 'json',
    relief: 'json',
    note: 'text',
    teamIds: 'json',
    toIds: 'json',
    raisedAt: 'integer',
    withdrawnAt: 'integer',
  },
  flagUp: { personId: 'text', until: 'text' },
  answer: {
    flagId: 'text',
    personId: 'text',
    byId: 'text',
    kind: 'text',
    text: 'text',
    at: 'integer',
    teamIds: 'json',
    toIds: 'json',
  },
};

export const ROW_TYPES = Object.keys(COLUMNS) as RowType[];

/** Columns that rows are looked up by besides their id; each has an index on the server. */
export const LOOKUPS = {
  person: ['sourceKey'],
  team: ['sourceKey'],
  project: ['sourceKey'],
  holiday: ['region'],
  workingWeek: ['personId'],
  availability: ['personId'],
  reason: ['personId'],
  allocation: ['personId', 'projectId'],
  task: ['assigneeId', 'projectId', 'teamId', 'sourceKey'],
  timeEntry: ['personId', 'taskId'],
  checkin: ['personId'],
  flag: ['personId'],
  answer: ['flagId'],
} as const satisfies Partial<{ [T in RowType]: readonly (keyof RowTypes[T])[] }>;

export type LookupType = keyof typeof LOOKUPS;
