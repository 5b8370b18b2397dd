import { accessSync, constants, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { databasePath } from './databasePath.ts';
import { makeFolder } from './makeFolder.ts';

export interface DatabaseFile {
  path: string;
  /** Removes what nobody was to keep. */
  dispose: () => void;
}

/**
 * The file that a database URL names, its folder made: `file:data/plimsoll.db` (from the working directory),
 * `file:///var/lib/plimsoll.db`, or `:memory:` for one that nobody keeps.
 *
 * That one is a file too, removed on closing: connections to a database in memory would share their uncommitted
 * rows, and a test would prove nothing about the real thing.
 */
export function databaseFile(url: string): DatabaseFile {
  if (url === ':memory:') {
    const folder = mkdtempSync(join(tmpdir(), 'plimsoll-'));
    return {
      path: join(folder, 'plimsoll.db'),
      dispose: () => rmSync(folder, { recursive: true, force: true }),
    };
  }
  if (!url.startsWith('file:'))
    throw new Error(`DATABASE_URL must begin with file: or postgres:, not ${url.split(':')[0]}:`);
  const path = databasePath(url);
  makeFolder(dirname(path));
  refuseWhatCannotHoldOne(path);
  return { path, dispose: () => {} };
}

/**
 * SQLite says no more of a folder than that it cannot be opened, would write into a device, and opens a file that may
 * not be written as if nothing were wrong, until the first write.
 */
function refuseWhatCannotHoldOne(path: string): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return;
  if (!found.isFile()) throw new Error(`${path} is ${found.isDirectory() ? 'a folder' : 'not a file'}`);
  try {
    accessSync(path, constants.W_OK);
  } catch (error) {
    throw new Error(`${path} may not be written`, { cause: error });
  }
}
