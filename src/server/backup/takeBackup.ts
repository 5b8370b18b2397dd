/**
 * A backup: a whole database in one file, verified, with a manifest beside it. It appears under its name all at once,
 * or never: whoever is killed on the way leaves a `.partial` that the next backup in that folder removes.
 */
import { existsSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { BackupFailure, failureFrom } from './backupFailure.ts';
import { type Manifest, manifestOf } from './manifest.ts';
import { onDisk } from './onDisk.ts';
import { partialBeside } from './partialBeside.ts';
import { removeSqlite } from './removeSqlite.ts';
import type { BackupWork } from './writeBackup.ts';

export interface BackupOptions {
  /** Now, in milliseconds since the epoch. */
  madeAt: number;
  /** Whether a file of that name may be replaced. */
  replace?: boolean;
  /** Gives it up. */
  signal?: AbortSignal;
}

/** Throws `BackupFailure`, and then nothing has changed. */
export async function takeBackup(
  source: string,
  target: string,
  { madeAt, replace = false, signal }: BackupOptions,
): Promise<Manifest> {
  let partial: string | undefined;
  try {
    refuseTarget(target, replace);
    const folder = dirname(resolve(target));
    partial = partialBeside(target, madeAt);
    const manifest = await inWorker({ source, into: partial, madeAt }, signal);
    refuseTarget(target, replace);
    // The old manifest goes first: beside the new file it would call it damaged.
    rmSync(manifestOf(target), { force: true });
    renameSync(partial, target);
    onDisk(folder);
    writeFileSync(partial, `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
    onDisk(partial);
    renameSync(partial, manifestOf(target));
    onDisk(folder);
    return manifest;
  } catch (error) {
    throw failureFrom(`${target} cannot be written`, error);
  } finally {
    if (partial !== undefined) removeSqlite(partial);
  }
}

function refuseTarget(target: string, replace: boolean): void {
  if (!existsSync(target)) return;
  if (statSync(target).isDirectory())
    throw new BackupFailure(`${target} is a folder; name a file for the backup.`);
  if (!replace)
    throw new BackupFailure(`${target} is there already; name another file, or replace it with --force.`);
}

/** `VACUUM INTO` and the verification hold their thread for as long as they take: nobody's request waits for them. */
function inWorker(work: BackupWork, signal: AbortSignal | undefined): Promise<Manifest> {
  const worker = new Worker(new URL('./backupWorker.ts', import.meta.url), { workerData: work });
  return new Promise<Manifest>((done, failed) => {
    const giveUp = (): void => failed(new BackupFailure('The backup was given up.'));
    if (signal?.aborted) giveUp();
    signal?.addEventListener('abort', giveUp);
    worker.once('message', (said: { manifest: Manifest } | { failure: string }) =>
      'manifest' in said ? done(said.manifest) : failed(new BackupFailure(said.failure)),
    );
    worker.once('error', failed);
    worker.once('exit', () => {
      signal?.removeEventListener('abort', giveUp);
      failed(new BackupFailure('The backup ended without a word.'));
    });
  }).finally(() => worker.terminate());
}
