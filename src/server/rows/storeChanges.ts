import type { Kysely } from 'kysely';
import type { RowType } from '../../core/rows.ts';
import { statement } from '../database/statement.ts';
import type { Tables } from '../database/tables.ts';
import { newFieldMeta, writtenFields } from './fieldMeta.ts';
import type { RowChange } from './rowChanges.ts';
import { anyTable, perType, type StoredRow, type StoredValue, storedFields, tableOf } from './storedRow.ts';

/** Rows in one statement: SQLite takes 32,766 values, PostgreSQL 65,535, and no table has 30 columns. */
const MOST_ROWS = 200;

/** Brings the domain tables to what the changes say. */
export async function storeChanges(
  trx: Kysely<Tables>,
  { workspaceId: ws, ver, at }: { workspaceId: string; ver: number; at: number },
  changes: readonly RowChange[],
): Promise<void> {
  const added = new Map<RowType, StoredRow[]>();
  for (const { type, id, stored, after, fields } of changes) {
    if (!after) {
      await removal[type](trx, ws, id);
    } else if (stored) {
      const field_meta = writtenFields(stored.field_meta, Object.keys(fields), ver, at);
      await update[type](trx, { ...fields, ver, field_meta }, ws, id);
    } else {
      const row: StoredRow = { ...storedFields(type, after), ws, id, ver, field_meta: newFieldMeta(ver, at) };
      const known = added.get(type);
      if (known) known.push(row);
      else added.set(type, [row]);
    }
  }
  for (const [type, rows] of added) {
    for (let start = 0; start < rows.length; start += MOST_ROWS) {
      await insertion[type](trx, rows.slice(start, start + MOST_ROWS));
    }
  }
}

const removal = perType((type) =>
  statement((db, ws: string, id: string) =>
    anyTable(db).deleteFrom(tableOf(type)).where('ws', '=', ws).where('id', '=', id),
  ),
);
const update = perType((type) =>
  statement((db, fields: Record<string, StoredValue>, ws: string, id: string) =>
    anyTable(db).updateTable(tableOf(type)).set(fields).where('ws', '=', ws).where('id', '=', id),
  ),
);
const insertion = perType((type) =>
  statement((db, rows: readonly StoredRow[]) => anyTable(db).insertInto(tableOf(type)).values(rows)),
);
