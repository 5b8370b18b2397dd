/** What an error of PostgreSQL means for whoever waits: its SQLSTATE. */

/** Undefined for anything that PostgreSQL itself did not say. */
export function sqlState(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || !('severity' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/**
 * Transactions got into each other's way, and the same work can succeed when it begins anew: a serialization failure, a
 * deadlock, a lock that was not to be had in time, or a key that two of them chose at once.
 */
const IN_THE_WAY = new Set(['40001', '40P01', '55P03', '23505']);
export const isInTheWay = (error: unknown): boolean => IN_THE_WAY.has(sqlState(error) ?? '');

/** What was written is at fault: a value that does not fit (22) or breaks a rule of its table (23). */
export const isBadValue = (error: unknown): boolean => /^2[23]/.test(sqlState(error) ?? '');

/** PostgreSQL is starting. */
export const isStarting = (error: unknown): boolean => sqlState(error) === '57P03';

/**
 * Connection refused or lost (08), too little of something (53), stopped, cancelled or starting (57), a failing disk (58),
 * a damaged file (XX), a standby that only reads, or a transaction that was ended for doing nothing.
 */
const UNAVAILABLE = /^(08|53|57|58|XX)|^(25006|25P03)$/;

/** True when the database cannot work now, and a later attempt may find that it can. */
export function isUnavailable(error: unknown): boolean {
  const state = sqlState(error);
  if (state !== undefined) return UNAVAILABLE.test(state);
  // A driver's own errors say that there is no connection; only a wrong call is something else.
  return error instanceof Error && !(error instanceof TypeError);
}
