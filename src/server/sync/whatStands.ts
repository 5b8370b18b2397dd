/** Who said what and when, where a mutation was refused because of it: what its author needs to choose between both. */
import type { Kysely } from 'kysely';
import type { OtherWord } from '../../core/otherWord.ts';
import type { Rejection } from '../../core/rejection.ts';
import type { Row, RowType } from '../../core/rows.ts';
import type { Scope } from '../../core/scopes.ts';
import type { PushedMutation } from '../../sync/syncRequest.ts';
import { parts } from '../database/parts.ts';
import { statement } from '../database/statement.ts';
import type { Tables } from '../database/tables.ts';
import { actorFor } from '../queries/actor.ts';
import { grantsFor } from '../queries/grants.ts';
import { everScopesOf } from '../rows/everScopesOf.ts';
import { type FieldMeta, wordOn } from '../rows/fieldMeta.ts';
import { readStored, readStoredWhere } from '../rows/readRows.ts';
import { rowOf, type StoredRow } from '../rows/storedRow.ts';
import type { DealtWith } from './clientRecord.ts';

export interface Asker {
  workspaceId: string;
  personId: string;
  want: readonly string[];
}

/** Rows that decided, and the fields by which they did; the first one names who and when. */
interface Concern {
  type: RowType;
  ids: readonly string[];
  fields: readonly string[];
}

const STATEMENT = ['kind', 'from', 'to', 'parts', 'minutes', 'percent', 'everyWeeks', 'weekdays'];
/** A statement about a year of Wednesdays may meet many; nobody reads more of them than this. */
const MOST_ROWS = 12;

/** Adds to each rejection among `done` what stood in its way. Rejections are rare, so that this reads what it likes. */
export async function addWhatStands(trx: Kysely<Tables>, asker: Asker, done: DealtWith[]): Promise<void> {
  let grants: Set<Scope> | undefined;
  for (const dealt of done) {
    const concern = dealt.rejection && !dealt.foreign && concernOf(dealt.mutation, dealt.rejection);
    if (!concern) continue;
    const { workspaceId, personId, want } = asker;
    grants ??= await grantsFor(trx, workspaceId, await actorFor(trx, workspaceId, personId), want);
    const theirs: OtherWord[] = [];
    for (const [type, stored, fields] of await concernedRows(trx, workspaceId, concern)) {
      const word = await wordOf(trx, workspaceId, grants, type, stored, fields);
      if (word) theirs.push(word);
    }
    if (theirs.length > 0) dealt.theirs = theirs;
  }
}

function concernOf(
  { name, args }: PushedMutation,
  { code, ids = [], field }: Rejection,
): Concern | undefined {
  const named = args as Record<string, unknown>;
  const task = (by: string): Concern | undefined =>
    typeof named.taskId === 'string'
      ? { type: 'task', ids: [named.taskId], fields: by === 'status' ? ['status', 'doneOn'] : [by] }
      : undefined;
  switch (code) {
    case 'superseded':
      if (name === 'availability.set') return { type: 'availability', ids, fields: STATEMENT };
      if (name === 'presence.set') return { type: 'presence', ids, fields: ['state', 'until'] };
      return task('assigneeId');
    case 'already_finished':
      return task('status');
    case 'not_allowed':
      return task('assigneeId');
    case 'already_closed':
      return { type: 'flag', ids, fields: ['withdrawnAt'] };
    case 'inactive':
      return { type: 'person', ids, fields: ['active'] };
    case 'archived':
      return { type: field?.endsWith('teamId') ? 'team' : 'project', ids, fields: ['archived'] };
    default:
      return undefined;
  }
}

/** A flag is resolved by an answer, a row of its own: then that is what stands. */
async function concernedRows(
  trx: Kysely<Tables>,
  workspaceId: string,
  { type, ids, fields }: Concern,
): Promise<[RowType, StoredRow, readonly string[]][]> {
  const [flagId] = ids;
  if (type === 'flag' && flagId !== undefined) {
    const answers = await readStoredWhere(trx, workspaceId, 'answer', 'flagId', flagId);
    const resolved = answers.find(({ kind }) => kind === 'resolve');
    if (resolved) return [['answer', resolved, ['kind', 'text']]];
  }
  if (flagId === undefined) return [];
  const rows = await readStored(trx, workspaceId, type, ids.slice(0, MOST_ROWS));
  return rows.map((stored) => [type, stored, fields]);
}

async function wordOf(
  trx: Kysely<Tables>,
  workspaceId: string,
  grants: ReadonlySet<Scope>,
  type: RowType,
  stored: StoredRow,
  fields: readonly string[],
): Promise<OtherWord | undefined> {
  const row = rowOf(type, stored) as Row;
  const [ver, at, by] = wordOn(JSON.parse(stored.field_meta) as FieldMeta, fields[0]!) ?? [0, 0];
  const word = { type, id: row.id, at, by: by ?? null };
  if (everScopesOf(type, row).some((scope) => grants.has(scope))) {
    const values = row as unknown as Record<string, unknown>;
    return { ...word, fields: Object.fromEntries(fields.map((field) => [field, values[field]])) };
  }
  // Whoever saw it may know that it was taken from them, and by whom; not what became of it, nor who moved it on.
  const left = fields[0] === 'assigneeId' && (await leftScopes(trx, workspaceId, grants, stored, ver));
  return left ? { ...word, fields: {} } : undefined;
}

/** True where the task left one of these scopes at this very version. */
async function leftScopes(
  trx: Kysely<Tables>,
  workspaceId: string,
  scopes: ReadonlySet<Scope>,
  { id }: StoredRow,
  ver: number,
): Promise<boolean> {
  for (const some of parts([...scopes])) {
    const [left] = await departures(trx, workspaceId, some, id, ver);
    if (left) return true;
  }
  return false;
}

const departures = statement((db, ws: string, scopes: readonly Scope[], id: string, ver: number) =>
  db
    .selectFrom('feed')
    .select('ver')
    .where('ws', '=', ws)
    .where('scope', 'in', scopes)
    .where('type', '=', 'task')
    .where('id', '=', id)
    .where('ver', '=', ver)
    .where('op', '=', 'del'),
);
