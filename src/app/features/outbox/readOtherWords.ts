import type { OtherWord } from '../../../core/otherWord.ts';
import { COLUMNS, type RowType } from '../../../core/rows.ts';

/**
 * What stood in the way, as the server told it, one word for each row: of whoever wrote it last, with all the fields that
 * were told of. Whatever is odd is left out, so that the rest still shows.
 */
export function readOtherWords(theirs: unknown): OtherWord[] {
  const words = new Map<string, OtherWord>();
  for (const word of Array.isArray(theirs) ? theirs.filter(isOtherWord) : []) {
    const name = `${word.type}:${word.id}`;
    const before = words.get(name);
    const last = before && before.at > word.at ? before : word;
    words.set(name, { ...last, fields: { ...before?.fields, ...word.fields } });
  }
  return [...words.values()];
}

function isOtherWord(value: unknown): value is OtherWord {
  if (typeof value !== 'object' || value === null) return false;
  const { type, id, by, at, fields } = value as Record<string, unknown>;
  return (
    typeof type === 'string' &&
    Object.hasOwn(COLUMNS, type as RowType) &&
    typeof id === 'string' &&
    (by === null || typeof by === 'string') &&
    typeof at === 'number' &&
    typeof fields === 'object' &&
    fields !== null
  );
}
