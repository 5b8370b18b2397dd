import { copyFileSync, existsSync, linkSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { onDisk } from './onDisk.ts';

/** What SQLite keeps beside a file. */
const BESIDE = ['-wal', '-shm', '-journal'];

/**
 * Puts a file in the place of a database, which stays as `kept`. At each moment there is a whole database under the
 * name, the old one or the new one: the old one gets its second name first, and one rename does the rest.
 *
 * What SQLite kept beside the old one goes before that rename, for it would play it into the new one. A database that
 * could be claimed has nothing there any more.
 */
export function swapDatabase(fresh: string, path: string, kept: string): void {
  const there = ['', ...BESIDE].filter((suffix) => existsSync(`${path}${suffix}`));
  for (const suffix of there) nameAgain(`${path}${suffix}`, `${kept}${suffix}`);
  onDisk(dirname(path));
  for (const suffix of there) if (suffix !== '') rmSync(`${path}${suffix}`, { force: true });
  onDisk(fresh);
  renameSync(fresh, path);
  onDisk(dirname(path));
}

function nameAgain(path: string, second: string): void {
  try {
    linkSync(path, second);
  } catch (error) {
    // A disk without second names, such as FAT or some network shares.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error;
    copyFileSync(path, second);
    onDisk(second);
  }
}
