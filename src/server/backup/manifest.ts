/** What stands beside a backup, in `FILE.json`: enough to see what it holds, and whether it is still what was written. */
import { existsSync, readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { BackupFailure } from './backupFailure.ts';

const manifest = z.object({
  plimsollBackup: z.literal(1),
  /** ISO 8601, in UTC. */
  madeAt: z.iso.datetime(),
  bytes: z.int(),
  /** Hexadecimal. */
  sha256: z.string(),
  /** The last migration of its schema. */
  schema: z.string(),
  workspaces: z.array(z.object({ id: z.string(), epoch: z.string(), head: z.int() })),
  /** Rows of each table. */
  rows: z.record(z.string(), z.int()),
});

export type Manifest = z.infer<typeof manifest>;

export const manifestOf = (backup: string): string => `${backup}.json`;

/** Undefined where there is none. Throws `BackupFailure` where it cannot be understood. */
export function readManifest(backup: string): Manifest | undefined {
  const path = manifestOf(backup);
  if (!existsSync(path)) return undefined;
  try {
    return manifest.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (cause) {
    throw new BackupFailure(
      `${path} is not what was written beside the backup; move it away to restore the backup without it.`,
      { cause },
    );
  }
}
