import { mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

const WHY: Readonly<Record<string, string>> = {
  EACCES: 'that is not allowed there',
  EPERM: 'that is not allowed there',
  EROFS: 'nothing can be written there',
  ENOENT: 'there is no place for one',
  ENOSPC: 'the disk is full',
  ENAMETOOLONG: 'its name is too long',
};

/**
 * Makes a folder and those above it, one by one: Node's own recursive way never ends where the system says of a folder
 * that is not there that it cannot be made for just that reason, as it does below `/proc`.
 * Throws an error whose message is half a sentence for people.
 */
export function makeFolder(path: string): void {
  const missing: string[] = [];
  let folder = resolve(path);
  while (!isFolder(folder) && dirname(folder) !== folder) {
    missing.unshift(folder);
    folder = dirname(folder);
  }
  for (const each of missing) {
    try {
      mkdirSync(each);
    } catch (error) {
      // Another start may have made it since; a link that leads nowhere was there all along.
      if (codeOf(error) === 'EEXIST' && isFolder(each)) continue;
      const why = WHY[codeOf(error) ?? ''] ?? String(error);
      throw new Error(`the folder ${each} cannot be made: ${why}`, { cause: error });
    }
  }
}

/** Throws where something else stands in the way. */
function isFolder(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found && !found.isDirectory()) throw new Error(`${path} is not a folder`);
  return found !== undefined;
}

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;
