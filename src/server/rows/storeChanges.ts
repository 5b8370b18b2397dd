import type { Kysely } from 'kysely';
import type { RowType } from '../../core/rows.ts';
import type { Tables } from '../database/tables.ts';
import { newFieldMeta, writtenFields } from './fieldMeta.ts';
import type { RowChange } from './rowChanges.ts';
import { anyTable, type StoredRow, storedFields, tableOf } from './storedRow.ts';

/** Rows in one statement: SQLite takes 32,766 values, PostgreSQL 65,535, and no table has 30 columns. */
const MOST_ROWS = 200;

/** Brings the domain tables to what the changes say. */
export async function storeChanges(
  trx: Kysely<Tables>,
  { workspaceId: ws, ver, at }: { workspaceId: string; ver: number; at: number },
  changes: readonly RowChange[],
): Promise<void> {
  const tables = anyTable(trx);
  const added = new Map<RowType, StoredRow[]>();
  for (const { type, id, stored, after, fields } of changes) {
    if (!after) {
      await tables.deleteFrom(tableOf(type)).where('ws', '=', ws).where('id', '=', id).execute();
    } else if (stored) {
      const field_meta = writtenFields(stored.field_meta, Object.keys(fields), ver, at);
      await tables
        .updateTable(tableOf(type))
        .set({ ...fields, ver, field_meta })
        .where('ws', '=', ws)
        .where('id', '=', id)
        .execute();
    } else {
      const row: StoredRow = { ...storedFields(type, after), ws, id, ver, field_meta: newFieldMeta(ver, at) };
      const known = added.get(type);
      if (known) known.push(row);
      else added.set(type, [row]);
    }
  }
  for (const [type, rows] of added) {
    for (let start = 0; start < rows.length; start += MOST_ROWS) {
      await tables
        .insertInto(tableOf(type))
        .values(rows.slice(start, start + MOST_ROWS))
        .execute();
    }
  }
}
