import type { RowType } from './rows.ts';

/**
 * A row that stands where a mutation wanted something else: who said so and when, and the fields that decide, as far as
 * the author of the mutation may see them. Without fields: it has left what they may see, and that is all they learn.
 */
export interface OtherWord {
  type: RowType;
  id: string;
  /** Person who wrote it; null where nobody is known to have, as after an import. */
  by: string | null;
  /** When they wrote it (ms), by the server's reckoning. */
  at: number;
  fields: Record<string, unknown>;
}
