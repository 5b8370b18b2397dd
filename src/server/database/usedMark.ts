/**
 * Says that a database is in use, where the database itself no longer can: SQLite's locks are in the file, and a file
 * that it cannot read has none. The mark is another file beside it, empty, on which whoever has the database open holds
 * a shared lock. The system gives it up with the process, however that ends, so that no mark is ever left behind by one
 * that was killed; the file stays, for taking it away would race with who is just opening it.
 */
import { DatabaseSync } from 'node:sqlite';

const markOf = (path: string): string => `${path}-used`;

/** Holds the mark until it is called. Throws where SQLite does: `isLocked` while somebody replaces the database. */
export function markUsed(path: string): () => void {
  return held(path, 'begin; select count(*) from sqlite_schema');
}

/** Holds the mark alone until it is called. Throws, `isLocked`, while anybody has the database open. */
export function markReplaced(path: string): () => void {
  return held(path, 'begin exclusive');
}

function held(path: string, lock: string): () => void {
  const handle = new DatabaseSync(markOf(path), { timeout: 0 });
  try {
    handle.exec(lock);
  } catch (error) {
    handle.close();
    throw error;
  }
  return () => {
    if (handle.isOpen) handle.close();
  };
}
