/** Everything that a database holds: read, compared row by row, and set back to what it was. */
import type { Database } from '../../src/server/database/database.ts';
import type { Tables } from '../../src/server/database/tables.ts';

export type StoredRow = Readonly<Record<string, unknown>>;
export type Stand = ReadonlyMap<keyof Tables, readonly StoredRow[]>;

/** What happened to one row of a table; absent where it was not, or is no more. */
export interface Change {
  table: keyof Tables;
  before: StoredRow | undefined;
  after: StoredRow | undefined;
}

/** Where it is not workspace and id. A table that is neither is compared as a bag of rows. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  account: ['ws', 'personId'],
  audit: ['ws', 'seq'],
  audit_head: ['ws'],
  day_mark: ['ws', 'day'],
  erased: ['ws', 'personId'],
  feed: ['ws', 'scope', 'type', 'id'],
  group_figure: ['ws', 'week', 'team'],
  mail_address: ['ws', 'address'],
  mutation_result: ['ws', 'client', 'n'],
  mutation_uid: ['ws', 'uid'],
  oidc_identity: ['issuer', 'subject'],
  said: ['ws', 'type', 'key'],
};

/** Asked of the database, so that none is forgotten. */
export async function tablesOf(database: Database): Promise<(keyof Tables)[]> {
  const found = await database.read.introspection.getTables();
  const names = found.map(({ name }) => name).filter((name) => !/^(sqlite|kysely|migration)/.test(name));
  return names.sort() as (keyof Tables)[];
}

export async function readStand(database: Database, tables: readonly (keyof Tables)[]): Promise<Stand> {
  return database.snapshot(async (trx) => {
    const stand = new Map<keyof Tables, StoredRow[]>();
    for (const table of tables)
      stand.set(table, (await trx.selectFrom(table).selectAll().execute()) as StoredRow[]);
    return stand;
  });
}

/** A digest would say that something changed; this says what. */
export function changesBetween(before: Stand, after: Stand): Change[] {
  return [...before.keys()].flatMap((table) => {
    const was = byKey(table, before);
    const is = byKey(table, after);
    return [...new Set([...was.keys(), ...is.keys()])]
      .map((key) => ({ table, before: was.get(key), after: is.get(key) }))
      .filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after));
  });
}

function byKey(table: keyof Tables, stand: Stand): Map<string, StoredRow> {
  const rows = stand.get(table) ?? [];
  const keyOf = (row: StoredRow): string => {
    const columns = KEYS[table] ?? ('id' in row ? ['ws', 'id'] : Object.keys(row));
    return columns.map((column) => row[column]).join(' ');
  };
  return new Map(rows.map((row) => [keyOf(row), row]));
}

/**
 * Everything as it was, but for the heads: a version that was given is never given again, and whoever has cached an
 * answer by it may go on.
 * @returns the stand with which changes are compared from now on
 */
export async function setBack(database: Database, before: Stand, changes: readonly Change[]): Promise<Stand> {
  const touched = new Set(changes.map(({ table }) => table));
  if (touched.size === 0) return before;
  touched.delete('workspace');
  return database.write(async (trx) => {
    await trx
      .updateTable('workspace')
      .set(({ eb }) => ({ head: eb('head', '+', 1) }))
      .execute();
    for (const table of touched) {
      await trx.deleteFrom(table).execute();
      const rows = before.get(table) ?? [];
      if (rows.length > 0)
        await trx
          .insertInto(table)
          .values(rows as never)
          .execute();
    }
    return new Map(before).set('workspace', await trx.selectFrom('workspace').selectAll().execute());
  });
}
