import { MIGRATIONS } from '../migrations.ts';
import { BatchQueue } from './batchQueue.ts';
import type { Database, DatabaseOptions } from './database.ts';
import { databaseFile } from './databaseFile.ts';
import { queriesOn } from './directly.ts';
import { migrate } from './migrate.ts';
import { openWithPatience, withPatience } from './openWithPatience.ts';
import { readerConnection } from './readerConnection.ts';
import { snapshotsOn } from './snapshotsOn.ts';
import { SqliteWriter } from './sqliteWriter.ts';
import { markUsed } from './usedMark.ts';
import { type Stop, watchOutsideWrites } from './watchOutsideWrites.ts';

/** Opens an SQLite file, and makes it if it is not there. */
export async function openSqlite(
  url: string,
  { migrations = MIGRATIONS, pollEvery = 250 }: DatabaseOptions,
): Promise<Database> {
  const file = databaseFile(url);
  const writer = new SqliteWriter(await openWithPatience(file.path, { readOnly: false }), file.path);
  let unmark: () => void;
  try {
    await migrate(writer.handle, migrations);
    unmark = await withPatience(() => markUsed(file.path));
  } catch (error) {
    writer.close();
    file.dispose();
    throw error;
  }
  // One of their own for snapshots, so that a single read never waits for one, nor for itself inside one.
  const readers = [
    await openWithPatience(file.path, { readOnly: true }),
    await openWithPatience(file.path, { readOnly: true }),
  ] as const;
  const queue = new BatchQueue(writer);
  const outside = watchOutsideWrites(() => (queue.busy ? undefined : writer.dataVersion()), pollEvery);

  return {
    read: queriesOn(readerConnection(readers[0])),
    snapshot: snapshotsOn(readers[1]),
    write: (work) => queue.add(work),
    line: () => queue.line,
    onOutsideWrite: (callback): Stop => outside.add(callback),
    close: async () => {
      outside.stop();
      await queue.close();
      // Not through Kysely, which closes nothing that was never asked.
      for (const each of readers) each.close();
      writer.close();
      unmark();
      file.dispose();
    },
  };
}
