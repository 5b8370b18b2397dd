/**
 * Puts a backup in the place of a database. All is prepared on a copy beside it, and one rename makes it the database:
 * whoever is killed on the way finds the old one, or the new one.
 */
import { copyFileSync, existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Kysely, SqliteDialect } from 'kysely';
import { makeFolder } from '../database/makeFolder.ts';
import { migrate } from '../database/migrate.ts';
import { openConnection } from '../database/sqliteConnection.ts';
import type { Tables } from '../database/tables.ts';
import { eraseAgain } from '../erase/eraseAgain.ts';
import { type Erased, readErased, rememberErased } from '../erase/erasedList.ts';
import { foldersOfRestore } from '../erase/keepErased.ts';
import { MIGRATIONS } from '../migrations.ts';
import { BackupFailure, failureFrom } from './backupFailure.ts';
import { type Claim, claimDatabase } from './claimDatabase.ts';
import { keepDoorsShut } from './keepDoorsShut.ts';
import { notAsWritten, readManifest } from './manifest.ts';
import { openFinished } from './openFinished.ts';
import { partialBeside } from './partialBeside.ts';
import { removeSqlite } from './removeSqlite.ts';
import { renewEpochs } from './renewEpochs.ts';
import { swapDatabase } from './swapDatabase.ts';
import { standsOf, verifiedStand, type WorkspaceStand } from './verifiedStand.ts';
import { whatWouldBeLost } from './whatWouldBeLost.ts';

export interface RestoreOptions {
  /** Now, in milliseconds since the epoch. */
  now: number;
  newId: () => string;
  /** Whether a database that is there may be replaced. */
  replace: boolean;
}

export interface Restored {
  /** As they are from now on. */
  workspaces: WorkspaceStand[];
  /** Where the database that was there before is now. */
  kept: string | undefined;
}

/** Throws `BackupFailure`, and then nothing has changed. */
export async function restoreBackup(
  backup: string,
  path: string,
  { now, newId, replace }: RestoreOptions,
): Promise<Restored> {
  let copy: string | undefined;
  let claim: Claim | undefined;
  try {
    refuseInUse(backup);
    // A new machine has none yet.
    makeFolder(dirname(path));
    copy = partialBeside(path, now);
    copyFileSync(backup, copy);
    await verifyCopy(backup, copy);
    if (existsSync(path) && !replace) throw new BackupFailure(whatWouldBeLost(backup, copy, path));
    claim = claimDatabase(path);
    const lists = foldersOfRestore(backup, path).flatMap(readErased);
    const erased = [...(claim.found?.erased ?? []), ...lists];
    const workspaces = await prepare(copy, backup, claim, { now, newId, erased });
    // The next restore may begin where there is no database to ask.
    rememberErased(dirname(path), erased);
    const kept = existsSync(path) ? freeName(path, now) : undefined;
    swapDatabase(copy, path, kept ?? freeName(path, now));
    return { workspaces, kept };
  } catch (error) {
    throw failureFrom(`${backup} cannot be restored`, error);
  } finally {
    claim?.release();
    if (copy !== undefined) removeSqlite(copy);
  }
}

/** The file of a running server is not whole without what stands beside it. */
function refuseInUse(backup: string): void {
  statSync(backup);
  if ((statSync(`${backup}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0)
    throw new BackupFailure(
      `${backup} is a database in use and no backup: make one with “plimsoll backup”, and restore that.`,
    );
}

/** The copy, not the backup: nobody can change it any more after this. */
async function verifyCopy(backup: string, copy: string): Promise<void> {
  const manifest = readManifest(backup);
  const differs = manifest && (await notAsWritten(copy, manifest, backup));
  if (differs !== undefined) throw new BackupFailure(differs);
  const { handle, close } = openFinished(copy, backup);
  try {
    const stranger = verifiedStand(handle, backup).migrations.find(
      (name, position) => MIGRATIONS[position]?.name !== name,
    );
    if (stranger !== undefined)
      throw new BackupFailure(
        `${backup} was made by another version of Plimsoll (${stranger}): restore it with that one, or a newer one.`,
      );
  } finally {
    close();
  }
}

/** Brings the copy to this version's schema, and begins a new history in it. */
async function prepare(
  copy: string,
  backup: string,
  { found }: Claim,
  { now, newId, erased }: Pick<RestoreOptions, 'now' | 'newId'> & { erased: readonly Erased[] },
): Promise<WorkspaceStand[]> {
  const connection = openConnection(copy, { readOnly: false });
  const { handle, close } = connection;
  try {
    await migrate(handle, MIGRATIONS);
    handle.exec('begin immediate');
    renewEpochs(handle, found?.workspaces ?? [], newId);
    keepDoorsShut(handle, found?.doors, now);
    handle.exec('commit');
    // A backup knows nothing of who was erased after it was made.
    const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: connection }) });
    const again = await eraseAgain((work) => db.transaction().execute(work), db, erased);
    // The backup may be from before deleted rows were overwritten.
    if (again.length > 0) handle.exec('vacuum');
    verifiedStand(handle, backup);
    // One file, with nothing beside it: only that can be renamed as a whole.
    handle.exec('pragma journal_mode=delete');
    return standsOf(handle);
  } finally {
    close();
  }
}

function freeName(path: string, now: number): string {
  const time = new Date(now).toISOString().replace(/\.\d+/, '').replaceAll(':', '');
  for (let count = 1; ; count += 1) {
    const name = `${path}.before-restore-${time}${count === 1 ? '' : `-${count}`}`;
    // Of a database that was gone, what stood beside it may have been kept alone.
    if (!['', '-wal', '-shm', '-journal'].some((suffix) => existsSync(`${name}${suffix}`)))
      return resolve(name);
  }
}
