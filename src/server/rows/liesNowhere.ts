import type { Row, RowType } from '../../core/rows.ts';
import { everScopesOf } from './everScopesOf.ts';

/** True where nobody would ever see the row. */
export const liesNowhere = (type: RowType, row: Row): boolean => everScopesOf(type, row).length === 0;
