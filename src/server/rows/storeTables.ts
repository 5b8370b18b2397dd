import type { Kysely } from 'kysely';
import type { RowType } from '../../core/rows.ts';
import { parts } from '../database/parts.ts';
import { statement } from '../database/statement.ts';
import type { Tables } from '../database/tables.ts';
import type { RowChange } from './rowChanges.ts';
import { anyTable, perType, type StoredRow, type StoredValue, tableOf } from './storedRow.ts';

/** Brings the domain tables to what the changes say. */
export async function storeTables(
  trx: Kysely<Tables>,
  { workspaceId: ws, ver }: { workspaceId: string; ver: number },
  changes: readonly RowChange[],
): Promise<void> {
  const added = new Map<RowType, StoredRow[]>();
  for (const { type, id, stored, after, fields, field_meta } of changes) {
    if (!after) {
      await removal[type](trx, ws, id);
    } else if (stored) {
      await update[type](trx, { ...fields, ver, field_meta }, ws, id);
    } else {
      const row: StoredRow = { ...fields, ws, id, ver, field_meta };
      const known = added.get(type);
      if (known) known.push(row);
      else added.set(type, [row]);
    }
  }
  for (const [type, rows] of added) for (const some of parts(rows)) await insertion[type](trx, some);
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
