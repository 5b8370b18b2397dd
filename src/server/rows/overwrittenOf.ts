import type { RowType } from '../../core/rows.ts';
import type { OverwrittenEntry } from '../../sync/messages.ts';
import type { FieldMeta } from './fieldMeta.ts';
import type { StoredRow } from './storedRow.ts';

/** Fields of a row in which a word of this person's was replaced after `since` by someone who had not seen it. */
export function overwrittenOf(
  type: RowType,
  { id, field_meta }: StoredRow,
  personId: string,
  since: number,
): OverwrittenEntry[] {
  // Parsing every row of an answer to find the few would cost more than the rest of it.
  if (!field_meta.includes(`"${personId}"`)) return [];
  return Object.entries(JSON.parse(field_meta) as FieldMeta).flatMap(([field, [ver, at, by, unseen]]) =>
    ver > since && unseen?.includes(personId) ? [[type, id, field, by ?? null, at]] : [],
  );
}
