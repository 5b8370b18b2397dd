/**
 * One connection to an SQLite file with the settings that durability and safety rest on, each read back:
 * a pragma that SQLite does not know is ignored without a word.
 */
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import type { SqliteDatabase, SqliteStatement } from 'kysely';

/** Older versions can corrupt a database in WAL mode when two connections checkpoint at once. */
const OLDEST_SQLITE = [3, 51, 3];

/** More than the application has; only statements made of lists of changing length come and go. */
const CACHED_STATEMENTS = 500;

/** The part of an open file that Kysely drives, and the handle beneath it. */
export interface SqliteConnection extends SqliteDatabase {
  readonly handle: DatabaseSync;
}

export function openConnection(path: string | URL, { readOnly }: { readOnly: boolean }): SqliteConnection {
  // A lock is never waited for inside SQLite, which would freeze every request: callers try again later.
  const handle = new DatabaseSync(path, { readOnly, timeout: 0, enableForeignKeyConstraints: true });
  try {
    configure(handle, readOnly);
  } catch (error) {
    handle.close();
    throw error;
  }
  return withStatementCache(handle);
}

function configure(handle: DatabaseSync, readOnly: boolean): void {
  const version = String(handle.prepare('select sqlite_version() as version').get()?.version);
  if (!isAtLeast(version, OLDEST_SQLITE))
    throw new Error(`SQLite ${version} is older than ${OLDEST_SQLITE.join('.')}, which this needs`);
  if (!readOnly) {
    // Under NORMAL a power cut loses commits that were already answered.
    handle.exec('pragma journal_mode=wal; pragma synchronous=full');
    // What is deleted is overwritten, and not left in the file until its place is used again: erased means erased.
    handle.exec('pragma secure_delete=on');
  }
  handle.exec('pragma trusted_schema=off; pragma cell_size_check=on');
  expectPragma(handle, 'foreign_keys', 1);
  expectPragma(handle, 'trusted_schema', 0);
  expectPragma(handle, 'cell_size_check', 1);
  if (readOnly) return;
  expectPragma(handle, 'journal_mode', 'wal');
  expectPragma(handle, 'synchronous', 2);
  expectPragma(handle, 'secure_delete', 1);
}

function expectPragma(handle: DatabaseSync, name: string, wanted: number | string): void {
  const row = handle.prepare(`pragma ${name}`).get();
  const value = row && Object.values(row)[0];
  if (value !== wanted) throw new Error(`SQLite refused ${name}=${wanted}: it is ${String(value)}`);
}

function isAtLeast(version: string, wanted: readonly number[]): boolean {
  const parts = version.split('.').map(Number);
  const differing = wanted.findIndex((part, index) => part !== parts[index]);
  return differing === -1 || (parts[differing] ?? 0) > wanted[differing]!;
}

/** Preparing a statement costs several times what running it does. */
function withStatementCache(handle: DatabaseSync): SqliteConnection {
  const cache = new Map<string, SqliteStatement>();
  return {
    handle,
    close: () => handle.close(),
    prepare: (sql) => {
      const known = cache.get(sql);
      if (known) return known;
      const statement = kyselyStatement(handle.prepare(sql));
      const oldest = cache.size >= CACHED_STATEMENTS ? cache.keys().next().value : undefined;
      if (oldest !== undefined) cache.delete(oldest);
      cache.set(sql, statement);
      return statement;
    },
  };
}

function kyselyStatement(statement: StatementSync): SqliteStatement {
  // Kysely hands over what it was given; a value of another kind makes node:sqlite throw, which is right.
  const values = (parameters: ReadonlyArray<unknown>): SQLInputValue[] => parameters as SQLInputValue[];
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...values(parameters)),
    run: (parameters) => statement.run(...values(parameters)),
    iterate: (parameters) => statement.iterate(...values(parameters)),
  };
}
