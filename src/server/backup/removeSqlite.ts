import { rmSync } from 'node:fs';

/** Deletes an SQLite file, with what SQLite keeps beside it. */
export function removeSqlite(path: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal', '-used']) rmSync(`${path}${suffix}`, { force: true });
}
