import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

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
  const path = url.startsWith('file://') ? fileURLToPath(url) : resolve(url.slice('file:'.length));
  mkdirSync(dirname(path), { recursive: true });
  return { path, dispose: () => {} };
}
