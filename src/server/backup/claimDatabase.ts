import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { isLocked } from '../database/sqliteError.ts';
import { markReplaced } from '../database/usedMark.ts';
import type { Erased } from '../erase/erasedList.ts';
import { BackupFailure } from './backupFailure.ts';
import { type ShutDoors, shutDoorsOf } from './keepDoorsShut.ts';
import { standsOf, type WorkspaceStand } from './verifiedStand.ts';

/** A database that is about to be replaced, and that nobody else can open until it is released. */
export interface Claim {
  /** Undefined where there is none, or where it cannot be read any more. */
  found: { workspaces: WorkspaceStand[]; doors: ShutDoors; erased: Erased[] } | undefined;
  release: () => void;
}

/**
 * Leaving WAL mode needs the file alone: it fails while any other connection lives, an idle one included. It also
 * brings whatever stood in the `-wal` into the file, so that the file is the whole database. Throws `BackupFailure`
 * where somebody has it open. A file that SQLite cannot read has no locks either: a mark beside it says so then.
 */
export function claimDatabase(path: string): Claim {
  if (!existsSync(path)) return { found: undefined, release: () => {} };
  const inUse = (cause: unknown): BackupFailure =>
    new BackupFailure(`${path} is in use: stop the server and every command on it first.`, { cause });
  let unmark: () => void = () => {};
  try {
    unmark = markReplaced(path);
  } catch (error) {
    // Anything else says nothing about the database, which is asked itself below.
    if (isLocked(error)) throw inUse(error);
  }
  const handle = new DatabaseSync(path, { timeout: 0 });
  const release = (): void => {
    if (handle.isOpen) handle.close();
    unmark();
  };
  try {
    handle.exec('pragma journal_mode=delete; begin exclusive');
    const found = { workspaces: standsOf(handle), doors: shutDoorsOf(handle), erased: erasedIn(handle) };
    return { found, release };
  } catch (error) {
    if (!isLocked(error)) return { found: undefined, release };
    release();
    throw inUse(error);
  }
}

/** None where the schema is from before anyone could be. */
function erasedIn(handle: DatabaseSync): Erased[] {
  if (handle.prepare("select 1 from sqlite_schema where name = 'erased'").get() === undefined) return [];
  return handle.prepare('select ws, "personId", at from erased').all() as unknown as Erased[];
}
