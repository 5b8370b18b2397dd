import { plainWords } from './columnName.ts';
import { FIELDS_OF_KIND, type ImportField, type ImportKind } from './importFields.ts';

type Names = Partial<Record<ImportField, readonly string[]>>;

/**
 * Names that columns have in exports of Jira, Asana, Trello, Microsoft Project, Microsoft Planner and others, likeliest
 * first: a file with both `Due date` and `End` means the former. Compared as `plainWords`.
 */
const TASK_NAMES: Names = {
  key: [
    'key',
    'source key',
    'issue key',
    'task id',
    'card id',
    'work item id',
    'unique id',
    'ticket id',
    'ticket',
    'issue id',
    'task number',
    'id',
    '#',
  ],
  project: ['project', 'project name', 'projects', 'board name', 'board', 'plan name', 'plan', 'project key'],
  team: ['team', 'team name', 'group', 'department', 'squad'],
  title: ['title', 'summary', 'task name', 'card name', 'task title', 'subject', 'name', 'task'],
  type: ['type', 'issue type', 'work item type', 'task type', 'card type', 'tracker', 'kind'],
  assignee: [
    'assignee',
    'assigned to',
    'assignees',
    'assignee name',
    'resource names',
    'members',
    'owner',
    'responsible',
    'resource',
  ],
  priority: ['priority', 'prio', 'importance', 'urgency'],
  status: [
    'status',
    'state',
    'progress',
    'list name',
    'list',
    'due complete',
    'complete',
    '% complete',
    'percent complete',
    '% work complete',
  ],
  estimateHours: [
    'estimate hours',
    'estimated hours',
    'estimate h',
    'estimate',
    'estimated time',
    'original estimate',
    'time estimate',
    'planned hours',
    'planned work',
    'work hours',
    'work',
    'effort',
    'hours',
  ],
  remainingHours: [
    'remaining hours',
    'remaining h',
    'remaining',
    'remaining estimate',
    'remaining work',
    'hours left',
    'time remaining',
    'remaining time',
  ],
  start: [
    'start',
    'start date',
    'started on',
    'started',
    'start on',
    'started at',
    'planned start',
    'actual start',
    'begin',
    'begin date',
  ],
  due: [
    'due',
    'due date',
    'due on',
    'due at',
    'deadline',
    'target date',
    'finish date',
    'planned finish',
    'finish',
    'end date',
    'end',
  ],
  done: [
    'done',
    'done on',
    'completed on',
    'completed at',
    'completed date',
    'completion date',
    'date completed',
    'completed',
    'actual finish',
    'finished on',
    'finished',
    'resolved',
    'resolution date',
    'closed on',
    'closed at',
    'closed',
  ],
};

const PERSON_NAMES: Names = {
  key: [
    'key',
    'source key',
    'person key',
    'employee id',
    'person id',
    'user id',
    'account id',
    'username',
    'user name',
    'login',
    'id',
    '#',
  ],
  name: [
    'name',
    'full name',
    'display name',
    'person',
    'person name',
    'employee',
    'employee name',
    'resource name',
    'user',
  ],
  team: ['team', 'teams', 'team name', 'group', 'groups', 'department', 'squad'],
  zone: ['zone', 'time zone', 'timezone', 'tz'],
  region: ['region', 'holiday region', 'holidays', 'country'],
  skills: ['skills', 'skill', 'qualifications', 'competences', 'competencies'],
  hoursPerWeek: [
    'hours per week',
    'weekly hours',
    'week hours',
    'hours a week',
    'hours week',
    'working hours',
    'contract hours',
    'working week',
    'hours',
  ],
  monday: ['monday', 'mon'],
  tuesday: ['tuesday', 'tue'],
  wednesday: ['wednesday', 'wed'],
  thursday: ['thursday', 'thu'],
  friday: ['friday', 'fri'],
  saturday: ['saturday', 'sat'],
  sunday: ['sunday', 'sun'],
  employedFrom: ['employed from', 'employment start', 'hired', 'hire date', 'start date', 'start', 'from'],
  employedTo: ['employed to', 'employment end', 'leaving date', 'end date', 'end', 'to', 'until'],
};

const TEAM_NAMES: Names = {
  key: ['key', 'source key', 'team key', 'team id', 'id', '#'],
  name: ['name', 'team', 'team name', 'group', 'department', 'squad'],
  leads: [
    'leads',
    'lead',
    'team lead',
    'team leads',
    'leader',
    'leaders',
    'team leader',
    'manager',
    'lead names',
  ],
};

const NAMES: Readonly<Record<ImportKind, Names>> = {
  tasks: TASK_NAMES,
  people: PERSON_NAMES,
  teams: TEAM_NAMES,
};

/** Which column holds which field: the column's place in the file, from 0. */
export type ColumnMap = ReadonlyMap<ImportField, number>;

const DATES: ReadonlySet<ImportField> = new Set(['start', 'due', 'done', 'employedFrom', 'employedTo']);

/**
 * The fields of `kind` that columns are recognised for by name, beside those that `said` maps. A column is recognised for
 * one field, and not for another one than it was said to hold, dates excepted: the day of completion may well be
 * taken for the due date too. Of two columns with one name the first is read.
 */
export function recogniseColumns(
  header: readonly string[],
  kind: ImportKind,
  said: ReadonlyMap<ImportField, number | null> = new Map(),
): ColumnMap {
  const places = new Map<string, number>();
  header.forEach((name, place) => {
    const words = plainWords(name);
    if (words !== '' && !places.has(words)) places.set(words, place);
  });
  const holder = new Map<number, ImportField>();
  for (const [field, place] of said) if (place !== null) holder.set(place, field);
  const map = new Map<ImportField, number>();
  const used = new Set<number>();
  for (const field of FIELDS_OF_KIND[kind]) {
    if (said.has(field)) continue;
    const place = (NAMES[kind][field] ?? [])
      .map((name) => places.get(name))
      .find((at) => {
        if (at === undefined || used.has(at)) return false;
        const other = holder.get(at);
        return other === undefined || (DATES.has(other) && DATES.has(field));
      });
    if (place === undefined) continue;
    map.set(field, place);
    used.add(place);
  }
  return map;
}

/** Fields that only one kind of file has: what a file with a column `Name` is about is told by the others. */
const TELLING: Readonly<Record<ImportKind, readonly ImportField[]>> = {
  tasks: [
    'title',
    'type',
    'assignee',
    'priority',
    'status',
    'estimateHours',
    'remainingHours',
    'due',
    'done',
  ],
  people: ['zone', 'region', 'skills', 'hoursPerWeek', 'monday', 'friday', 'employedFrom', 'employedTo'],
  teams: ['leads'],
};

/** What a file is about, or undefined where its columns do not tell. */
export function recogniseKind(
  header: readonly string[],
  mapped: ReadonlySet<ImportField> = new Set(),
): ImportKind | undefined {
  const telling = (kind: ImportKind): number => {
    const map = recogniseColumns(header, kind);
    const plain = header.map(plainWords);
    return TELLING[kind].filter((field) => {
      if (mapped.has(field)) return true;
      const place = map.get(field);
      // `Name` alone says nothing: people and teams have one too.
      return place !== undefined && plain[place] !== 'name';
    }).length;
  };
  const scores = { tasks: telling('tasks'), people: telling('people'), teams: telling('teams') };
  const named = (kind: ImportKind): boolean =>
    mapped.has('name') || recogniseColumns(header, kind).has('name');
  if (scores.tasks > 0 && scores.tasks >= scores.people && scores.tasks >= scores.teams) return 'tasks';
  if (scores.people > 0 && named('people')) return 'people';
  if (scores.teams > 0 && named('teams')) return 'teams';
  // A list of names with teams is a list of people; a list of nothing but teams has no other name column.
  const people = recogniseColumns(header, 'people');
  if (people.has('name')) return 'people';
  return recogniseColumns(header, 'teams').has('name') ? 'teams' : undefined;
}
