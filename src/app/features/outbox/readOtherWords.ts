import type { OtherWord } from '../../../core/otherWord.ts';
import { COLUMNS, type RowType } from '../../../core/rows.ts';

/** What stood in the way, as the server told it; whatever is odd in it is left out, so that the rest still shows. */
export function readOtherWords(theirs: unknown): OtherWord[] {
  return Array.isArray(theirs) ? theirs.filter(isOtherWord) : [];
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
