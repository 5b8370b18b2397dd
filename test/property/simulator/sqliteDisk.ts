/** A file, and copies of it. */
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openDatabase } from '../../../src/server/database/openDatabase.ts';
import { POLL_EVERY, type ServerDisk } from './serverDisk.ts';

export async function sqliteDisk(): Promise<ServerDisk> {
  // What a power cut takes from a disk is tested elsewhere; here a file in memory does, where there is one.
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'plimsoll-simulator-'));
  const file = join(folder, 'plimsoll.db');
  let backups = 0;
  const backup = (): string => join(folder, `backup-${backups}.db`);

  return {
    open: () => openDatabase(`file:${file}`, { pollEvery: POLL_EVERY }),
    async backUp() {
      backups += 1;
      const source = new DatabaseSync(file, { readOnly: true });
      source.exec(`vacuum into '${backup()}'`);
      source.close();
    },
    async restore() {
      for (const rest of ['', '-wal', '-shm']) rmSync(`${file}${rest}`, { force: true });
      copyFileSync(backup(), file);
      // A backup is written in another journal mode than the database that it was made of.
      const restored = new DatabaseSync(file);
      restored.exec('pragma journal_mode=wal');
      restored.close();
    },
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
}
