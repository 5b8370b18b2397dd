import type { OtherWord } from '../../core/otherWord.ts';
import type { RowType } from '../../core/rows.ts';
import type { MutationResult } from '../../sync/messages.ts';
import type { FieldMeta } from './fieldMeta.ts';
import { rowOf, type StoredRow } from './storedRow.ts';

/** Fields of a row in which a word of this person's was replaced after `since` by someone who had not seen it. */
export function overwrittenOf(
  type: RowType,
  stored: StoredRow,
  personId: string,
  since: number,
): MutationResult[] {
  const { id, field_meta } = stored;
  // Parsing every row of an answer to find the few would cost more than the rest of it.
  if (!field_meta.includes(`"${personId}"`)) return [];
  const row = rowOf(type, stored) as unknown as Record<string, unknown>;
  return Object.entries(JSON.parse(field_meta) as FieldMeta).flatMap(([field, [ver, at, by, unseen]]) => {
    if (ver <= since || !unseen?.includes(personId)) return [];
    const word: OtherWord = { type, id, by: by ?? null, at, fields: { [field]: row[field] } };
    return [{ n: ver, uid: `${type}:${id}`, code: 'overwritten', message: '', field, theirs: [word] }];
  });
}
