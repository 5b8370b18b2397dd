import type { Row, RowType } from '../../core/rows.ts';
import { type Scope, scopesOf } from '../../core/scopes.ts';

/** So early that no row has grown old; years below 100 are not ones that dates can be written in. */
const DAWN = '0200-01-01';

/** The scopes a row lies in, or lay in before it grew too old for the phones. */
export function everScopesOf(type: RowType, row: Row): Scope[] {
  // The type says which row it is; a generic caller cannot prove it.
  return scopesOf(type, row as never, DAWN);
}
