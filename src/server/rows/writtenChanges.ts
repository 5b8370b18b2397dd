import type { Kysely } from 'kysely';
import type { Write } from '../../core/mutation.ts';
import type { Row, RowType } from '../../core/rows.ts';
import type { Tables } from '../database/tables.ts';
import { readStored } from './readRows.ts';
import { idOf, type RowChange, rowChanges, type Standing, type Writing } from './rowChanges.ts';
import { rowOf } from './storedRow.ts';

const ABSENT: Standing = { row: undefined, stored: undefined };

/** What writes make of the rows as they are in the database. Throws `NoScope` or `AlreadyExists`. */
export async function writtenChanges(
  trx: Kysely<Tables>,
  workspaceId: string,
  writes: readonly Write[],
  writing: Writing,
): Promise<RowChange[]> {
  const known = new Map<string, Standing>();
  for (const [type, ids] of idsByType(writes))
    for (const stored of await readStored(trx, workspaceId, type, [...ids]))
      known.set(`${type}:${stored.id}`, { row: rowOf(type, stored) as Row, stored });
  return rowChanges(writes, (type, id) => known.get(`${type}:${id}`) ?? ABSENT, writing);
}

function idsByType(writes: readonly Write[]): Map<RowType, Set<string>> {
  const ids = new Map<RowType, Set<string>>();
  for (const write of writes) {
    const known = ids.get(write.type);
    if (known) known.add(idOf(write));
    else ids.set(write.type, new Set([idOf(write)]));
  }
  return ids;
}
