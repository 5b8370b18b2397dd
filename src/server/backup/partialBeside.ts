import { randomBytes } from 'node:crypto';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** A partial file this old (ms) is nobody's any more. */
const ABANDONED = 86_400_000;
const SUFFIX = /^\..+\.partial(-wal|-shm|-journal)?$/;

/**
 * The name under which a file is made before it gets its own, on the same disk and like no other: two may be at it.
 * Those that were killed on the way leave theirs; what is a day old is removed here.
 */
export function partialBeside(target: string, now: number): string {
  const folder = dirname(resolve(target));
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const changed = SUFFIX.test(name) ? statSync(path, { throwIfNoEntry: false })?.mtimeMs : undefined;
    if (changed !== undefined && now - changed > ABANDONED) rmSync(path, { force: true });
  }
  return join(folder, `.${basename(target)}.${randomBytes(6).toString('hex')}.partial`);
}
