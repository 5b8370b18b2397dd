import { closeSync, openSync, statSync } from 'node:fs';
import { openConnection } from '../database/sqliteConnection.ts';
import { hashFile } from './hashFile.ts';
import type { Manifest } from './manifest.ts';
import { onDisk } from './onDisk.ts';
import { openFinished } from './openFinished.ts';
import { verifiedStand } from './verifiedStand.ts';

/** A lock may be waited for inside SQLite here, because this has a thread of its own (ms). */
const LOCK_PATIENCE = 10_000;

export interface BackupWork {
  /** The database. */
  source: string;
  /** The file to write, which is not there yet. */
  into: string;
  /** Milliseconds since the epoch. */
  madeAt: number;
}

/**
 * Copies a database at one moment, whoever writes to it meanwhile, and verifies the copy. Takes as long as the disk
 * does, synchronously: see `takeBackup.ts`.
 */
export async function writeBackup({ source, into, madeAt }: BackupWork): Promise<Manifest> {
  const from = openConnection(source, { readOnly: true });
  try {
    // It holds sessions: nobody else may read it, not even while it is written. SQLite fills an empty file as it finds it.
    closeSync(openSync(into, 'wx', 0o600));
    from.handle.exec(`pragma busy_timeout=${LOCK_PATIENCE}`);
    from.handle.prepare('vacuum into ?').run(into);
  } finally {
    from.close();
  }
  // SQLite does not wait for the disk here.
  onDisk(into);
  const copy = openFinished(into, source);
  try {
    const { migrations, workspaces, rows } = verifiedStand(copy.handle, source);
    return {
      plimsollBackup: 1,
      madeAt: new Date(madeAt).toISOString(),
      bytes: statSync(into).size,
      sha256: await hashFile(into),
      schema: migrations.at(-1) ?? '',
      workspaces,
      rows,
    };
  } finally {
    copy.close();
  }
}
