/** What an error of `node:sqlite` means for whoever waits: primary result codes of SQLite. */
const BUSY = 5;
const LOCKED = 6;
const READONLY = 8;
const IO = 10;
const CORRUPT = 11;
const FULL = 13;
const CANTOPEN = 14;
/** Two connections met while one of them set up the log. */
const PROTOCOL = 15;
const CONSTRAINT = 19;
const NOT_A_DATABASE = 26;

/** Primary result code of an SQLite error; undefined for anything else. */
function codeOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error)) return undefined;
  // The higher bits tell kinds of one failure apart.
  return typeof error.errcode === 'number' ? error.errcode & 0xff : undefined;
}

/** Someone else holds the lock: it passes. */
export const isLocked = (error: unknown): boolean => [BUSY, LOCKED, PROTOCOL].includes(codeOf(error) ?? 0);

/** The disk did not do what it was asked; what it holds has to be looked at before anything is written again. */
export const isDiskFailure = (error: unknown): boolean =>
  [IO, CORRUPT, FULL, NOT_A_DATABASE].includes(codeOf(error) ?? 0);

/** The file cannot be made, or not be written. */
export const cannotOpen = (error: unknown): boolean => [CANTOPEN, READONLY].includes(codeOf(error) ?? 0);

/** A row broke a rule of its table: the fault of what was written, not of the disk. */
export const isConstraint = (error: unknown): boolean => codeOf(error) === CONSTRAINT;
