import type { Kysely } from 'kysely';
import type { Answer } from '../../core/answer.ts';
import type { Checkin } from '../../core/checkin.ts';
import { addDays, type CivilDay } from '../../core/civilDay.ts';
import type { Flag } from '../../core/flag.ts';
import type { WorkspaceRows } from '../../core/load/workspaceLoad.ts';
import type { Person } from '../../core/person.ts';
import type { Presence } from '../../core/presence.ts';
import type { Report } from '../../core/report.ts';
import type { RowType, RowTypes } from '../../core/rows.ts';
import type { Task } from '../../core/task.ts';
import type { Workspace } from '../../core/workspace.ts';
import type { Tables } from '../database/tables.ts';
import { padded, readRows } from '../rows/readRows.ts';
import { anyTable, rowOf, type StoredRow, tableOf } from '../rows/storedRow.ts';

/** The rows that figures are made of: of everybody, or of some people alone. */
export interface GatheredRows extends WorkspaceRows {
  workspace: Workspace;
  people: Person[];
  tasks: Task[];
  reports: Report[];
  presences: Presence[];
  checkins: Checkin[];
  flags: Flag[];
  answers: Answer[];
}

/** Zones reach from UTC−12 to UTC+14; yesterday's check-in counts as well. */
const DAYS_AROUND_TODAY = 2;
/** A list in a query is as long as this at most. */
const MOST_IDS = 500;

/**
 * @param people ids, or null for everybody
 * @param around the server's civil day: check-ins and time entries far from it do not matter
 */
export async function gatherRows(
  db: Kysely<Tables>,
  workspaceId: string,
  people: readonly string[] | null,
  around: CivilDay,
): Promise<GatheredRows> {
  const recently = addDays(around, -DAYS_AROUND_TODAY);
  const of = <T extends RowType>(type: T, column: string, ids: readonly string[] | null, only: Only = {}) =>
    readRowsOf(db, { workspaceId, type, column, ids, only });

  const [workspace] = await readRows(db, workspaceId, 'workspace');
  if (!workspace) throw new Error(`workspace ${workspaceId} has no settings`);
  const flags = await of('flag', 'personId', people, { nullColumn: 'withdrawnAt' });
  const answers = await of('answer', 'flagId', people && flags.map((flag) => flag.id));
  return {
    workspace,
    people: (await of('person', 'id', people)).filter((person) => person.active),
    weeks: await of('workingWeek', 'personId', people),
    entries: await of('availability', 'personId', people),
    holidays: await readRows(db, workspaceId, 'holiday'),
    tasks: await of('task', 'assigneeId', people, { unfinished: true }),
    timeEntries: await of('timeEntry', 'personId', people, { since: recently }),
    reports: await of('report', 'personId', people),
    presences: await of('presence', 'personId', people),
    checkins: await of('checkin', 'personId', people, { since: recently }),
    flags,
    answers,
  };
}

/** What is left out before it is read: finished tasks and old entries are most of a workspace. */
interface Only {
  unfinished?: boolean;
  /** First day. */
  since?: CivilDay;
  /** Rows in which this column says nothing. */
  nullColumn?: string;
}

async function readRowsOf<T extends RowType>(
  db: Kysely<Tables>,
  {
    workspaceId,
    type,
    column,
    ids,
    only,
  }: { workspaceId: string; type: T; column: string; ids: readonly string[] | null; only: Only },
): Promise<RowTypes[T][]> {
  let query = anyTable(db)
    .selectFrom(tableOf(type))
    .selectAll()
    .$castTo<StoredRow>()
    .where('ws', '=', workspaceId);
  if (only.unfinished) query = query.where('status', 'not in', ['done', 'dropped']);
  if (only.since) query = query.where('day', '>=', only.since);
  if (only.nullColumn) query = query.where(only.nullColumn, 'is', null);
  const stored: StoredRow[] = [];
  if (ids === null) stored.push(...(await query.execute()));
  else {
    for (let start = 0; start < ids.length; start += MOST_IDS) {
      stored.push(...(await query.where(column, 'in', padded(ids.slice(start, start + MOST_IDS))).execute()));
    }
  }
  return stored.map((row) => rowOf(type, row));
}
