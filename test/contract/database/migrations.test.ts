import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/server/database/openDatabase.ts';
import type { Migration } from '../../../src/server/migrations/migration.ts';
import { MIGRATIONS } from '../../../src/server/migrations.ts';

let folder: string;
let url: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-migrations-'));
  url = `file:${folder}/test.db`;
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = async (migrations: readonly Migration[]): Promise<void> =>
  (await openDatabase(url, { migrations })).close();
const look = <T>(what: (handle: DatabaseSync) => T): T => {
  const handle = new DatabaseSync(join(folder, 'test.db'), { readOnly: true });
  try {
    return what(handle);
  } finally {
    handle.close();
  }
};
const tables = (): unknown[] =>
  look((handle) =>
    handle
      .prepare("select name from sqlite_schema where type = 'table' order by name")
      .all()
      .map(({ name }) => name),
  );
const applied = (): unknown[] =>
  look((handle) =>
    handle
      .prepare('select name from migration order by position')
      .all()
      .map(({ name }) => name),
  );

const one: Migration = {
  name: 'one',
  statements: ['create table a (id integer primary key)', 'insert into a values (1)'],
};
const two: Migration = { name: 'two', statements: ['create table b (a integer references a (id))'] };

describe('migrations', () => {
  it('run once, in their order, and later ones are added to earlier ones', async () => {
    await open([one]);
    await open([one, two]);
    await open([one, two]);
    expect(applied()).toEqual(['one', 'two']);
    expect(look((handle) => handle.prepare('select count(*) as rows from a').get())).toMatchObject({
      rows: 1,
    });
  });

  it('leave nothing behind when one fails half-way', async () => {
    const bad: Migration = {
      name: 'bad',
      statements: ['create table half (id integer)', 'insert into nowhere values (1)'],
    };
    await expect(open([one, bad])).rejects.toThrow('nowhere');
    expect(tables()).toEqual([]);
    await open([one, two]);
    expect(applied()).toEqual(['one', 'two']);
  });

  it('leave nothing behind when rows would point at nothing', async () => {
    await open([one, two]);
    const orphan: Migration = {
      name: 'orphan',
      statements: ['pragma defer_foreign_keys=on', 'insert into b values (99)'],
    };
    await expect(open([one, two, orphan])).rejects.toThrow('point at nothing');
    expect(applied()).toEqual(['one', 'two']);
    expect(look((handle) => handle.prepare('select count(*) as rows from b').get())).toMatchObject({
      rows: 0,
    });
  });

  it('refuse a database that a newer or another version has migrated', async () => {
    await open([one, two]);
    await expect(open([one])).rejects.toThrow('another version of Plimsoll (two)');
    await expect(open([two, one])).rejects.toThrow('another version of Plimsoll (one)');
  });

  it('run once when two start in one process', async () => {
    const [first, second] = await Promise.all([
      openDatabase(url, { migrations: [one, two] }),
      openDatabase(url, { migrations: [one, two] }),
    ]);
    await Promise.all([first.close(), second.close()]);
    expect(applied()).toEqual(['one', 'two']);
  });

  it('run once when four processes start at once', async () => {
    const program = `
      import { openDatabase } from ${JSON.stringify(new URL('../../../src/server/database/openDatabase.ts', import.meta.url).href)};
      const database = await openDatabase(${JSON.stringify(url)});
      await database.close();
    `;
    const exits = await Promise.all(
      Array.from({ length: 4 }, async () => {
        const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
          stdio: ['ignore', 'ignore', 'inherit'],
        });
        return (await once(child, 'exit'))[0] as number;
      }),
    );
    expect(exits).toEqual([0, 0, 0, 0]);
    expect(applied()).toEqual(MIGRATIONS.map(({ name }) => name));
  });

  it('have names that stay', () => {
    // Append only: a released migration that is renamed or moved would lock people out of their data.
    expect(MIGRATIONS.map(({ name }) => name).slice(0, 4)).toEqual([
      '0001_tables',
      '0002_identity',
      '0003_feedSince',
      '0004_import',
    ]);
    expect(new Set(MIGRATIONS.map(({ name }) => name)).size).toBe(MIGRATIONS.length);
  });
});
