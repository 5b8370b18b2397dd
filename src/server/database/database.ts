import { Kysely, SqliteDialect } from 'kysely';
import type { Migration } from '../migrations/migration.ts';
import { MIGRATIONS } from '../migrations.ts';
import { BatchQueue } from './batchQueue.ts';
import { databaseFile } from './databaseFile.ts';
import { migrate } from './migrate.ts';
import { openWithPatience } from './openWithPatience.ts';
import { SqliteWriter } from './sqliteWriter.ts';
import type { Tables } from './tables.ts';
import { type Stop, watchOutsideWrites } from './watchOutsideWrites.ts';

/** Where everything is kept. SQLite stands behind it now, PostgreSQL can later. */
export interface Database {
  /** Read-only, never inside an open batch. */
  readonly read: Kysely<Tables>;
  /** Reads that have to agree with each other: all of them see one moment. `work` awaits nothing but the database. */
  snapshot<T>(work: (trx: Kysely<Tables>) => Promise<T>): Promise<T>;
  /**
   * One write transaction; resolves after it is on disk. What throws takes back its own writes and no one else's.
   * `work` awaits nothing but the database, and begins with `nextVersion`. Throws `DatabaseUnavailable` when trying
   * again later is right.
   */
  write<T>(work: (trx: Kysely<Tables>) => Promise<T>): Promise<T>;
  /** Calls back after another process has written, within the polling interval. */
  onOutsideWrite(callback: () => void): Stop;
  /** Waits for the writes that were asked for, then closes. */
  close(): Promise<void>;
}

export interface DatabaseOptions {
  migrations?: readonly Migration[];
  /** How often it is looked whether another process has written (ms). */
  pollEvery?: number;
}

/** Opens the database a URL names, brings it to the newest schema, and makes it if it is not there. */
export async function openDatabase(
  url: string,
  { migrations = MIGRATIONS, pollEvery = 250 }: DatabaseOptions = {},
): Promise<Database> {
  const file = databaseFile(url);
  const writer = new SqliteWriter(await openWithPatience(file.path, { readOnly: false }), file.path);
  try {
    await migrate(writer.handle, migrations);
  } catch (error) {
    writer.close();
    file.dispose();
    throw error;
  }
  const readers = [await reader(file.path), await reader(file.path)] as const;
  // One of their own for snapshots, so that a single read never waits for one, nor for itself inside one.
  const [read, snapshots] = readers;
  const queue = new BatchQueue(writer);
  const outside = watchOutsideWrites(() => (queue.busy ? undefined : writer.dataVersion()), pollEvery);

  return {
    read,
    snapshot: (work) => snapshots.transaction().execute(work),
    write: (work) => queue.add(work),
    onOutsideWrite: (callback): Stop => outside.add(callback),
    close: async () => {
      outside.stop();
      await queue.close();
      for (const each of readers) await each.destroy();
      writer.close();
      file.dispose();
    },
  };
}

async function reader(path: string): Promise<Kysely<Tables>> {
  const database = await openWithPatience(path, { readOnly: true });
  return new Kysely<Tables>({ dialect: new SqliteDialect({ database }) });
}
