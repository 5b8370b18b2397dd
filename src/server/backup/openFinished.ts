import { pathToFileURL } from 'node:url';
import { openConnection, type SqliteConnection } from '../database/sqliteConnection.ts';
import { failureFrom } from './backupFailure.ts';

/**
 * Opens a file that nobody writes any more, and leaves nothing beside it: read-only alone would make `-wal` and `-shm`
 * next to a file in WAL mode, and could not read one on a disk that can only be read.
 */
export function openFinished(path: string, name = path): SqliteConnection {
  const url = pathToFileURL(path);
  url.searchParams.set('immutable', '1');
  try {
    return openConnection(url, { readOnly: true });
  } catch (error) {
    throw failureFrom(`${name} cannot be opened`, error);
  }
}
