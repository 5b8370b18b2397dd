import type { SqliteDatabase, SqliteStatement } from 'kysely';
import type { SqliteConnection } from './sqliteConnection.ts';
import { isDiskFailure, isLocked } from './sqliteError.ts';
import { DatabaseUnavailable } from './unavailable.ts';

/**
 * A connection whose failures say what whoever reads should do: where the disk could not be read, or someone else held
 * the file for a moment, trying again later is right.
 */
export function readerConnection({ prepare, close }: SqliteConnection): SqliteDatabase {
  return {
    close,
    prepare: (sql) => {
      const { reader, all, run, iterate } = told(() => prepare(sql));
      return {
        reader,
        all: (parameters) => told(() => all(parameters)),
        run: (parameters) => told(() => run(parameters)),
        iterate,
      } satisfies SqliteStatement;
    },
  };
}

function told<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (isDiskFailure(error) || isLocked(error))
      throw new DatabaseUnavailable('the database cannot be read', { cause: error });
    throw error;
  }
}
