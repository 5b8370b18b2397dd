import type { Row, RowType } from '../../core/rows.ts';
import { type Scope, scopesSince } from '../../core/scopes.ts';

/** Before every day, so that no row has grown old. */
const EVER = '';

/** The scopes a row lies in, or lay in before it grew too old for the phones. */
export function everScopesOf(type: RowType, row: Row): Scope[] {
  // The type says which row it is; a generic caller cannot prove it.
  return scopesSince(type, row as never, EVER);
}
