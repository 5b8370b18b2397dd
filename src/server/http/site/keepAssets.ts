import {
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { join } from 'node:path';

/** A page that was opened this long ago may still ask for a part of its own build. */
const KEPT = 30 * 24 * 60 * 60 * 1000;

/**
 * Copies this build's hashed files to where builds do not reach, and forgets those that no build since `now` − 30 days
 * had. A file's time is when a server last started with it.
 */
export function keepAssets(built: string, kept: string, now: number): void {
  mkdirSync(kept, { recursive: true });
  const at = new Date(now);
  for (const name of existsSync(built) ? readdirSync(built) : []) {
    const copy = join(kept, name);
    // Cloned where the file system can. A server that starts beside this one copies the very same bytes.
    if (statSync(join(built, name)).isFile())
      copyFileSync(join(built, name), copy, constants.COPYFILE_FICLONE);
    else continue;
    utimesSync(copy, at, at);
  }
  for (const name of readdirSync(kept)) {
    if (statSync(join(kept, name)).mtimeMs < now - KEPT)
      rmSync(join(kept, name), { recursive: true, force: true });
  }
}
