/** What stands beside a backup, in `FILE.json`: enough to see what it holds, and whether it is still what was written. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import * as z from 'zod/mini';
import { BackupFailure } from './backupFailure.ts';
import { hashFile } from './hashFile.ts';

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

/**
 * How a file differs from what was written, as one sentence; undefined where it does not.
 * @param file the backup, or a copy of it
 * @param name what the file is called in the sentence
 */
export async function notAsWritten(
  file: string,
  { bytes, sha256 }: Manifest,
  name: string,
): Promise<string | undefined> {
  const { size } = statSync(file);
  if (size !== bytes) return `${name} is not whole: it has ${size} bytes, and ${bytes} were written.`;
  if ((await hashFile(file)) !== sha256)
    return `${name} is not what was written: its hash is not the one in its manifest.`;
  return undefined;
}
