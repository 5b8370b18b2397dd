/** When each field of a row was last written: `[version, intent]`, the intent being when its author wrote it (ms). */
export type FieldMeta = Record<string, [ver: number, intentAt: number]>;

/** Stands for every field that is not named: what the row was created with. */
const REST = '*';

export function newFieldMeta(ver: number, at: number): string {
  return JSON.stringify({ [REST]: [ver, at] } satisfies FieldMeta);
}

export function writtenFields(meta: string, fields: readonly string[], ver: number, at: number): string {
  const next = JSON.parse(meta) as FieldMeta;
  for (const field of fields) next[field] = [ver, at];
  return JSON.stringify(next);
}
