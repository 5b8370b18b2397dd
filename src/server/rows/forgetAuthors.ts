import type { Kysely } from 'kysely';
import type { RowType } from '../../core/rows.ts';
import type { Tables } from '../database/tables.ts';
import { newFieldMeta } from './fieldMeta.ts';
import { anyTable, tableOf } from './storedRow.ts';

/** Forgets who wrote which field of these rows, and when: from now on they are as if nobody in particular had. */
export async function forgetAuthors(
  trx: Kysely<Tables>,
  workspaceId: string,
  type: RowType,
  ids: readonly string[],
  writing: { ver: number; at: number },
): Promise<void> {
  await anyTable(trx)
    .updateTable(tableOf(type))
    .set({ field_meta: newFieldMeta(writing) })
    .where('ws', '=', workspaceId)
    .where('id', 'in', ids)
    .execute();
}
