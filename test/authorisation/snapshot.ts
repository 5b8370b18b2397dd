/** All that is kept, to see whether a request has changed it, and to put it back. */
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../src/server/database/database.ts';
import { isPostgresUrl } from '../../src/server/database/isPostgresUrl.ts';
import { parts } from '../../src/server/database/parts.ts';

/** What may change although nothing was granted: the count of attempts, who was refused what, and the migrations. */
const BOOKKEEPING = new Set(['audit', 'client', 'mutation_uid', 'mutation_result', 'day_mark', 'migration']);

type Row = Record<string, unknown>;
export type Snapshot = ReadonlyMap<string, readonly Row[]>;

// Tables of any name, here where none is meant.
type Any = Record<string, Row>;

export async function tableNames(database: Database, url: string): Promise<string[]> {
  const { rows } = isPostgresUrl(url)
    ? await sql<{ name: string }>`
        select table_name as name from information_schema.tables where table_schema = 'public'`.execute(
        database.read,
      )
    : await sql<{ name: string }>`
        select name from sqlite_master where type = 'table' and name not like 'sqlite_%'`.execute(
        database.read,
      );
  return rows.map(({ name }) => name).filter((name) => !BOOKKEEPING.has(name));
}

export async function takeSnapshot(database: Database, names: readonly string[]): Promise<Snapshot> {
  // Nobody writes meanwhile, so that they can be read side by side.
  const any = database.read as unknown as Kysely<Any>;
  const tables = await Promise.all(
    names.map(async (name): Promise<[string, Row[]]> => {
      const rows = await any.selectFrom(name).selectAll().execute();
      // Every push takes a version, the refused one too.
      const kept = name === 'workspace' ? rows.map((row) => ({ ...row, head: 0 })) : rows;
      return [
        name,
        kept
          .map((row) => JSON.stringify(row))
          .sort()
          .map((row) => JSON.parse(row)),
      ];
    }),
  );
  return new Map(tables);
}

/** Tables that are not as they were. */
export function changedTables(before: Snapshot, after: Snapshot): string[] {
  return [...after].flatMap(([name, rows]) =>
    JSON.stringify(rows) === JSON.stringify(before.get(name)) ? [] : [name],
  );
}

/** Puts back the tables named; versions go on. */
export async function putBack(database: Database, before: Snapshot, names: readonly string[]): Promise<void> {
  await database.write(async (trx) => {
    const any = trx as unknown as Kysely<Any>;
    for (const name of names) {
      await any.deleteFrom(name).execute();
      const rows = before.get(name) ?? [];
      for (const some of parts(rows)) await any.insertInto(name).values(some).execute();
    }
  });
}
