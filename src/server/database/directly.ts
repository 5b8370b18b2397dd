/**
 * Where SQLite runs a statement in the caller's own turn, the chain of promises with which Kysely hands it to a connection
 * costs more than the statement. A query builder that stands for one such connection is told of here, and prepared
 * statements (`statement.ts`) go straight to it; one that adds something of its own (a plugin) is another builder, and is asked.
 */
import { Kysely, type SqliteDatabase, SqliteDialect } from 'kysely';
import type { Tables } from './tables.ts';

const connections = new WeakMap<object, SqliteDatabase>();

/** Queries on one connection, which only one task uses at a time. */
export function queriesOn(database: SqliteDatabase): Kysely<Tables> {
  const queries = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) });
  connections.set(queries, database);
  return queries;
}

/** The rows that a statement returns, or undefined when it has to be asked of `db` itself. */
export function runDirectly(
  db: Kysely<Tables>,
  sql: string,
  parameters: readonly unknown[],
): unknown[] | undefined {
  const statement = connections.get(db)?.prepare(sql);
  if (!statement) return undefined;
  if (statement.reader) return statement.all(parameters);
  statement.run(parameters);
  return [];
}
