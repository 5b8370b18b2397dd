import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

export interface Fault {
  /** System calls, separated by commas. */
  calls: string;
  error: 'EIO' | 'ENOSPC';
}

export interface FailedCall {
  file: string;
  /** It only tidied the log into the database: that comes after a commit, is tried again, and fails nobody. */
  tidying: boolean;
}

/** `12 fsync(22</data/plimsoll.db-wal>) = -1 EIO (…) (INJECTED)` */
const CALL = /(\w+)\(\d+<([^>]*)>/;

/**
 * Makes calls on a database's files fail while `during` runs.
 * @param from the first call that fails, counted in each thread; `once` or every one from there on
 * @param during is given a way to wait until one has failed, so many ms at most
 * @returns the calls that failed
 */
export async function failingCalls(
  pid: number,
  database: string,
  { calls, error, from, once: onlyOne }: Fault & { from: number; once: boolean },
  during: (hasFailed: (limit: number) => Promise<void>) => Promise<void>,
): Promise<FailedCall[]> {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-strace-'));
  const output = join(folder, 'calls');
  const paths = ['', '-wal', '-journal'].flatMap((ending) => ['-P', `${database}${ending}`]);
  const inject = `inject=${calls}:error=${error}:when=${from}${onlyOne ? '' : '+'}`;
  const strace = spawn(
    'strace',
    [
      '-f',
      '-y',
      '-o',
      output,
      ...paths,
      '-e',
      `trace=${calls},pwrite64,fsync,fdatasync`,
      '-e',
      inject,
      '-p',
      String(pid),
    ],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  const ended = once(strace, 'exit');
  // It says "attached" once for each thread, all of them before anything is traced.
  await Promise.race([once(strace.stderr, 'data'), ended]);
  const failed = (): FailedCall[] => failedCalls(readFileSync(output, 'utf8'));
  try {
    await during(async (limit) => {
      const until = performance.now() + limit;
      while (failed().length === 0 && performance.now() < until && strace.exitCode === null) await wait(2);
    });
  } finally {
    // It lets go of the process and leaves it running.
    strace.kill('SIGTERM');
    await ended;
  }
  const result = failed();
  rmSync(folder, { recursive: true });
  return result;
}

/**
 * A log that is synced when there was nothing to sync is about to be tidied, and the database itself is written to for no
 * other reason.
 */
function failedCalls(text: string): FailedCall[] {
  const failed: FailedCall[] = [];
  let unsynced = false;
  let tidying = false;
  for (const line of text.split('\n')) {
    const [, call = '', file = ''] = CALL.exec(line) ?? [];
    const ofLog = file.endsWith('-wal');
    const writes = call.startsWith('pwrite');
    const syncs = call.startsWith('f');
    if (writes) tidying = !ofLog;
    else if (syncs && ofLog && !unsynced) tidying = true;
    if (line.includes('(INJECTED)')) failed.push({ file, tidying });
    else if (ofLog && (writes || syncs)) unsynced = writes;
  }
  return failed;
}
