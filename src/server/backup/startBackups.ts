import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeFolder } from '../database/makeFolder.ts';
import type { Deps } from '../deps.ts';
import { BackupFailure, failureFrom } from './backupFailure.ts';
import type { BackupPlan } from './backupPlan.ts';
import { keptBackups } from './keptBackups.ts';
import { manifestOf, readManifest } from './manifest.ts';
import { scheduledName, scheduledTime } from './scheduledName.ts';
import { takeBackup } from './takeBackup.ts';
import type { WorkspaceStand } from './verifiedStand.ts';

const HOUR = 3_600_000;
/** Often, because a machine that slept wakes up at any time; a backup is made once an hour. */
const LOOK_EVERY = 5 * 60_000;

export interface Backups {
  /** Makes the backup of the hour if it is due and anything has changed since the last. Never throws. */
  look: () => Promise<void>;
  stop: () => Promise<void>;
}

/** Backs the database up while the server runs. A failure is told to whoever reads the log, and stops nobody. */
export function startBackups(
  { database, clock, log }: Pick<Deps, 'database' | 'clock' | 'log'>,
  source: string,
  plan: BackupPlan,
): Backups {
  const ended = new AbortController();
  let running: Promise<void> | undefined;

  async function backUp(): Promise<void> {
    const now = clock();
    // One from the future was made while the clock was wrong.
    const last = timesIn(plan.folder)
      .filter((time) => time <= now)
      .sort((a, b) => a - b)
      .at(-1);
    if (last !== undefined && now - last < HOUR) return;
    const stands = await standsOf();
    const newest = last === undefined ? undefined : join(plan.folder, scheduledName(last));
    if (newest === undefined ? stands.length === 0 : holdsAll(newest, stands, await recorded())) return;
    makeFolder(dirname(plan.folder));
    // For its keeper alone: sessions are in there.
    if (!existsSync(plan.folder)) mkdirSync(plan.folder, { mode: 0o700 });
    const made = scheduledName(now);
    const { bytes } = await takeBackup(source, join(plan.folder, made), {
      madeAt: now,
      signal: ended.signal,
    });
    log.info({ backup: made, bytes }, 'a backup was made');
    forget(plan);
  }

  const standsOf = (): Promise<WorkspaceStand[]> =>
    database.read.selectFrom('workspace').select(['id', 'epoch', 'head']).orderBy('id').execute();

  /** Sign-ins, links and their like raise no head: what they write is in the record, which only grows. */
  const recorded = async (): Promise<number> => {
    const counted = database.read.selectFrom('audit').select((eb) => eb.fn.countAll().as('many'));
    return Number((await counted.executeTakeFirstOrThrow()).many);
  };

  async function tell(): Promise<void> {
    try {
      await backUp();
    } catch (err) {
      if (ended.signal.aborted) return;
      const { message } = failureFrom(`The backup in ${plan.folder} could not be made`, err);
      log.error({ err }, `No backup was made this hour, and it is tried again in five minutes. ${message}`);
    }
  }

  const look = (): Promise<void> => {
    running ??= tell().finally(() => {
      running = undefined;
    });
    return running;
  };
  void look();
  const timer = setInterval(() => void look(), LOOK_EVERY);
  timer.unref();
  return {
    look,
    stop: async () => {
      clearInterval(timer);
      ended.abort();
      await running;
    },
  };
}

function timesIn(folder: string): number[] {
  let names: string[] = [];
  try {
    names = readdirSync(folder);
  } catch (error) {
    // The first backup makes it.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  return names.map(scheduledTime).filter((time) => time !== undefined);
}

/** Nobody has written since, in any workspace, nor come or gone. A backup without its manifest cannot say so. */
function holdsAll(backup: string, now: readonly WorkspaceStand[], recorded: number): boolean {
  let then: readonly WorkspaceStand[] | undefined;
  try {
    const manifest = readManifest(backup);
    if (manifest?.rows.audit === recorded) then = manifest.workspaces;
  } catch (error) {
    // Somebody's hand was in it: a new backup is the answer.
    if (!(error instanceof BackupFailure)) throw error;
  }
  return (
    then !== undefined &&
    then.length === now.length &&
    now.every(({ id, epoch, head }) =>
      then.some((each) => each.id === id && each.epoch === epoch && each.head === head),
    )
  );
}

function forget({ folder, ...retention }: BackupPlan): void {
  const times = timesIn(folder);
  const kept = keptBackups(times, retention);
  for (const time of times.filter((each) => !kept.has(each))) {
    const path = join(folder, scheduledName(time));
    rmSync(path, { force: true });
    rmSync(manifestOf(path), { force: true });
  }
}
