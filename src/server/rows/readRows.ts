import type { Kysely } from 'kysely';
import type { LOOKUPS, LookupType, RowType, RowTypes } from '../../core/rows.ts';
import { type Statement, statement } from '../database/statement.ts';
import type { Tables } from '../database/tables.ts';
import { anyTable, perType, rowOf, type StoredRow, tableOf } from './storedRow.ts';

/** A list in a query is as long as this at most; longer ones are asked for in parts. */
const MOST_IDS = 500;

/** All rows of a type, in the order of their ids. */
export async function readRows<T extends RowType>(
  db: Kysely<Tables>,
  workspaceId: string,
  type: T,
): Promise<RowTypes[T][]> {
  const stored = await anyTable(db)
    .selectFrom(tableOf(type))
    .selectAll()
    .$castTo<StoredRow>()
    .where('ws', '=', workspaceId)
    .orderBy('id')
    .execute();
  return stored.map((row) => rowOf(type, row));
}

export async function readRow<T extends RowType>(
  db: Kysely<Tables>,
  workspaceId: string,
  type: T,
  id: string,
): Promise<RowTypes[T] | undefined> {
  const stored = await readStored(db, workspaceId, type, [id]);
  return stored[0] && rowOf(type, stored[0]);
}

/** Those of the named rows that exist, in the order of their ids. */
export async function readRowsById<T extends RowType>(
  db: Kysely<Tables>,
  workspaceId: string,
  type: T,
  ids: readonly string[],
): Promise<RowTypes[T][]> {
  return (await readStored(db, workspaceId, type, ids)).map((row) => rowOf(type, row));
}

/** Rows whose `column` equals `value`, in the order of their ids. */
export async function readRowsWhere<T extends LookupType>(
  db: Kysely<Tables>,
  workspaceId: string,
  type: T,
  column: (typeof LOOKUPS)[T][number],
  value: string,
): Promise<RowTypes[T][]> {
  return (await readStoredWhere(db, workspaceId, type, column as string, value)).map((row) =>
    rowOf(type, row),
  );
}

/** As `readRowsById`, with version and field history. */
export async function readStored(
  db: Kysely<Tables>,
  workspaceId: string,
  type: RowType,
  ids: readonly string[],
): Promise<StoredRow[]> {
  if (ids.length === 1) return byId[type](db, workspaceId, ids[0]!);
  const sorted = [...new Set(ids)].sort();
  const found: StoredRow[] = [];
  for (let start = 0; start < sorted.length; start += MOST_IDS) {
    found.push(...(await byIds[type](db, workspaceId, padded(sorted.slice(start, start + MOST_IDS)))));
  }
  return found;
}

/** As `readRowsWhere`, with version and field history. */
export function readStoredWhere(
  db: Kysely<Tables>,
  workspaceId: string,
  type: RowType,
  column: string,
  value: string,
): Promise<StoredRow[]> {
  let lookup = lookups.get(`${type}.${column}`);
  if (!lookup) {
    lookup = statement((any: Kysely<Tables>, ws: string, wanted: string) =>
      rowsOf(any, type, ws).where(column, '=', wanted).orderBy('id'),
    );
    lookups.set(`${type}.${column}`, lookup);
  }
  return lookup(db, workspaceId, value);
}

const rowsOf = (db: Kysely<Tables>, type: RowType, ws: string) =>
  anyTable(db).selectFrom(tableOf(type)).selectAll().$castTo<StoredRow>().where('ws', '=', ws);

const byId = perType((type) =>
  statement((db, ws: string, id: string) => rowsOf(db, type, ws).where('id', '=', id)),
);
const byIds = perType((type) =>
  statement((db, ws: string, ids: readonly string[]) =>
    rowsOf(db, type, ws).where('id', 'in', ids).orderBy('id'),
  ),
);
const lookups = new Map<string, Statement<[string, string], StoredRow>>();

/**
 * A list whose length is a power of two, the last element repeated: lists of any length then share a handful of
 * prepared statements.
 */
export function padded<T>(list: readonly T[]): T[] {
  const length = 2 ** Math.ceil(Math.log2(Math.max(1, list.length)));
  return [...list, ...Array<T>(length - list.length).fill(list.at(-1)!)];
}
