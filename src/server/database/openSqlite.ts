import { Kysely, SqliteDialect } from 'kysely';
import { MIGRATIONS } from '../migrations.ts';
import { BatchQueue } from './batchQueue.ts';
import type { Database, DatabaseOptions } from './database.ts';
import { databaseFile } from './databaseFile.ts';
import { migrate } from './migrate.ts';
import { openWithPatience } from './openWithPatience.ts';
import { readerConnection } from './readerConnection.ts';
import { SqliteWriter } from './sqliteWriter.ts';
import type { Tables } from './tables.ts';
import { type Stop, watchOutsideWrites } from './watchOutsideWrites.ts';

/** Opens an SQLite file, and makes it if it is not there. */
export async function openSqlite(
  url: string,
  { migrations = MIGRATIONS, pollEvery = 250 }: DatabaseOptions,
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
  const database = readerConnection(await openWithPatience(path, { readOnly: true }));
  return new Kysely<Tables>({ dialect: new SqliteDialect({ database }) });
}
