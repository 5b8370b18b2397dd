import { isBadValue, sqlState } from './postgres/postgresError.ts';
import { isConstraint } from './sqliteError.ts';
import { DatabaseUnavailable } from './unavailable.ts';

/** True when the database could not do what it was asked, false when what it was asked to keep was at fault. */
export function isDatabaseFault(error: unknown): boolean {
  if (error instanceof DatabaseUnavailable) return true;
  if (error instanceof Error && 'errcode' in error) return !isConstraint(error);
  return sqlState(error) !== undefined && !isBadValue(error);
}
