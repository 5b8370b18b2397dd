import type { Database } from './database.ts';
import { queriesOn } from './directly.ts';
import { oneAtATime } from './oneAtATime.ts';
import { readerConnection } from './readerConnection.ts';
import type { SqliteConnection } from './sqliteConnection.ts';

/** Read transactions on a connection of their own, which sees one moment at a time. */
export function snapshotsOn(connection: SqliteConnection): Database['snapshot'] {
  const database = readerConnection(connection);
  const queries = queriesOn(database);
  const inTurn = oneAtATime();
  return (work) =>
    inTurn(async () => {
      database.prepare('begin').run([]);
      try {
        return await work(queries);
      } finally {
        // A disk that fails may have ended it already. Nothing was written that could be lost.
        if (connection.handle.isTransaction) database.prepare('rollback').run([]);
      }
    });
}
