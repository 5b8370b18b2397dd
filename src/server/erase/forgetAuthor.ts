import type { Kysely } from 'kysely';
import { ROW_TYPES } from '../../core/rows.ts';
import type { Tables } from '../database/tables.ts';
import type { FieldMeta } from '../rows/fieldMeta.ts';
import { anyTable, tableOf } from '../rows/storedRow.ts';

/** Rows everywhere keep when each field was written, and forget that it was by this person. */
export async function forgetAuthor(
  trx: Kysely<Tables>,
  workspaceId: string,
  personId: string,
): Promise<void> {
  for (const type of ROW_TYPES) {
    const named = await anyTable(trx)
      .selectFrom(tableOf(type))
      .select(['id', 'field_meta'])
      .where('ws', '=', workspaceId)
      // An id may hold what LIKE takes for any character: that finds too many, never too few.
      .where('field_meta', 'like', `%"${personId}"%`)
      .execute();
    for (const { id, field_meta } of named)
      await anyTable(trx)
        .updateTable(tableOf(type))
        .set({ field_meta: JSON.stringify(without(JSON.parse(field_meta) as FieldMeta, personId)) })
        .where('ws', '=', workspaceId)
        .where('id', '=', id)
        .execute();
  }
}

function without(meta: FieldMeta, personId: string): FieldMeta {
  return Object.fromEntries(
    Object.entries(meta).map(([field, [ver, at, by, unseen]]) => {
      const others = unseen?.filter((person) => person !== personId) ?? [];
      const author = by === personId ? null : by;
      if (others.length > 0) return [field, [ver, at, author, others]];
      return [field, author ? [ver, at, author] : [ver, at]];
    }),
  );
}
