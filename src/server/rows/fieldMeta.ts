/**
 * When each field of a row was last written, and by whom: `[version, intent, author, unseen by]`. The intent is when its
 * author wrote it (ms). What imports and jobs write has no author, nor has what was written before authors were kept.
 *
 * The last part names people whose word was replaced by someone who had not seen it: arrival order decides, but what
 * they said must not vanish without their hearing of it (`overwrittenOf.ts`).
 */
export type FieldMeta = Record<string, FieldWord>;
export type FieldWord = [ver: number, intentAt: number, by?: string | null, unseen?: string[]];

/** Who writes, and when. */
export interface Authorship {
  ver: number;
  /** When the author wrote it (ms). */
  at: number;
  /** Imports and jobs are nobody. */
  by?: string | undefined;
  /** Version that the author had seen; without it whatever is replaced counts as seen. */
  base?: number | undefined;
}

/** Stands for every field that is not named: what the row was created with. */
const REST = '*';

/** More people than ever write one field between two syncs of one of them. */
const MOST_UNSEEN = 8;

export function newFieldMeta({ ver, at, by }: Authorship): string {
  return JSON.stringify({ [REST]: by === undefined ? [ver, at] : [ver, at, by] } satisfies FieldMeta);
}

export function writtenFields(meta: string, fields: readonly string[], writing: Authorship): string {
  const next = JSON.parse(meta) as FieldMeta;
  for (const field of fields) next[field] = writtenOver(wordOn(next, field), writing);
  return JSON.stringify(next);
}

/** The last word on a field. */
export function wordOn(meta: FieldMeta, field: string): FieldWord | undefined {
  return meta[field] ?? meta[REST];
}

function writtenOver(before: FieldWord | undefined, { ver, at, by, base }: Authorship): FieldWord {
  if (by === undefined) return [ver, at];
  // Who was not told yet when the next word comes is still to be told.
  const unseen = new Set(before?.[3]);
  if (before?.[2] && base !== undefined && before[0] > base) unseen.add(before[2]);
  unseen.delete(by);
  return unseen.size === 0 ? [ver, at, by] : [ver, at, by, [...unseen].slice(-MOST_UNSEEN)];
}
