/**
 * Who was erased, in a file outside of the database: a backup from before does not know of it, and what is restored from
 * one would bring the person back. Ids alone, one a line, in each folder from which a restore may begin.
 */
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { onDisk } from '../backup/onDisk.ts';

const entry = z.object({ ws: z.string(), personId: z.string(), at: z.int() });
export type Erased = z.infer<typeof entry>;

const FILE = 'plimsoll.erased';

/** What the file in a folder says; nothing where there is none. A line that was cut off by a crash is passed over. */
export function readErased(folder: string): Erased[] {
  const path = join(folder, FILE);
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line) => {
      try {
        return [entry.parse(JSON.parse(line))];
      } catch {
        return [];
      }
    });
}

/** Adds those that the file does not have, and waits until the disk has them. */
export function rememberErased(folder: string, erased: readonly Erased[]): void {
  const missing = without(erased, readErased(folder));
  if (missing.length === 0) return;
  // For its keeper alone: it may be the folder of backups, which is not there before the first.
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, FILE);
  // A line break first: the last line may be a torn one.
  const begin = existsSync(path) ? '\n' : '';
  appendFileSync(path, begin + missing.map((each) => `${JSON.stringify(each)}\n`).join(''), { mode: 0o600 });
  onDisk(path);
  onDisk(folder);
}

const key = ({ ws, personId }: Erased): string => `${ws} ${personId}`;

/** Those of a list that another does not hold. */
export function without(list: readonly Erased[], other: readonly Erased[]): Erased[] {
  const known = new Set(other.map(key));
  return [...new Map(list.map((each) => [key(each), each])).values()].filter((each) => !known.has(key(each)));
}
