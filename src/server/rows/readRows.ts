import type { Kysely } from 'kysely';
import type { LOOKUPS, LookupType, RowType, RowTypes } from '../../core/rows.ts';
import type { Tables } from '../database/tables.ts';
import { anyTable, rowOf, type StoredRow, tableOf } from './storedRow.ts';

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
  const query = anyTable(db)
    .selectFrom(tableOf(type))
    .selectAll()
    .$castTo<StoredRow>()
    .where('ws', '=', workspaceId);
  if (ids.length === 1) return query.where('id', '=', ids[0]!).execute();
  const sorted = [...new Set(ids)].sort();
  const found: StoredRow[] = [];
  for (let start = 0; start < sorted.length; start += MOST_IDS) {
    found.push(
      ...(await query
        .where('id', 'in', padded(sorted.slice(start, start + MOST_IDS)))
        .orderBy('id')
        .execute()),
    );
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
  return anyTable(db)
    .selectFrom(tableOf(type))
    .selectAll()
    .$castTo<StoredRow>()
    .where('ws', '=', workspaceId)
    .where(column, '=', value)
    .orderBy('id')
    .execute();
}

/**
 * A list whose length is a power of two, the last element repeated: lists of any length then share a handful of
 * prepared statements.
 */
export function padded<T>(list: readonly T[]): T[] {
  const length = 2 ** Math.ceil(Math.log2(Math.max(1, list.length)));
  return [...list, ...Array<T>(length - list.length).fill(list.at(-1)!)];
}
