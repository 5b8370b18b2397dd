import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import { COLUMNS, ROW_TYPES } from '../../../src/core/rows.ts';
import { databaseFile } from '../../../src/server/database/databaseFile.ts';
import { openDatabase } from '../../../src/server/database/openDatabase.ts';
import { whyNotOpened } from '../../../src/server/database/whyNotOpened.ts';
import { tableOf } from '../../../src/server/rows/storedRow.ts';

const folders: string[] = [];
const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'plimsoll-settings-'));
  folders.push(made);
  return made;
};
afterEach(() => {
  for (const made of folders.splice(0)) rmSync(made, { recursive: true });
});

describe('the connection that writes', () => {
  it('waits for the disk, checks foreign keys and cells, and trusts no schema', async () => {
    const database = await openDatabase(':memory:');
    const pragma = (name: string) =>
      database.write(
        async (trx) => Object.values((await sql.raw(`pragma ${name}`).execute(trx)).rows[0] as object)[0],
      );
    expect(await pragma('journal_mode')).toBe('wal');
    expect(await pragma('synchronous')).toBe(2);
    expect(await pragma('foreign_keys')).toBe(1);
    expect(await pragma('trusted_schema')).toBe(0);
    expect(await pragma('cell_size_check')).toBe(1);
    await database.close();
  });
});

describe('where a database is', () => {
  it('follows the URL, and folders are made', async () => {
    const base = folder();
    const database = await openDatabase(`file:${base}/deep/down/test.db`);
    expect(existsSync(`${base}/deep/down/test.db`)).toBe(true);
    await database.close();
    expect(databaseFile(`file://${base}/a%20b.db`).path).toBe(`${base}/a b.db`);
    expect(databaseFile('file:data/plimsoll.db').path).toBe(`${process.cwd()}/data/plimsoll.db`);
  });

  it('is a place where a folder and a file can be, or it is said at once what is in the way', async () => {
    const base = folder();
    writeFileSync(join(base, 'file'), '');
    const whyNot = (url: string) =>
      openDatabase(url).then(
        () => 'opened',
        (error: Error) => whyNotOpened(url, error).slice(`The database ${url} cannot be opened: `.length),
      );
    expect(await whyNot(`file:${base}`)).toBe(`${base} is a folder.`);
    expect(await whyNot(`file:${base}/file/x.db`)).toBe(`${base}/file is not a folder.`);
    expect(await whyNot(`file:${base}/file/deep/x.db`)).toBe(`${base}/file is not a folder.`);
    expect(await whyNot('file:/dev/null')).toBe('/dev/null is not a file.');
    expect(await whyNot(`file:${base}/${'long'.repeat(100)}/x.db`)).toContain('too long');
    symlinkSync(join(base, 'nowhere'), join(base, 'link'));
    expect(await whyNot(`file:${base}/link/x.db`)).toMatch(/^the folder .*link cannot be made: [^\n]+\.$/);
  });

  it('one that nobody keeps leaves nothing behind', async () => {
    const file = databaseFile(':memory:');
    expect(existsSync(join(file.path, '..'))).toBe(true);
    file.dispose();
    expect(existsSync(join(file.path, '..'))).toBe(false);
  });

  it('another kind is refused in words', () => {
    expect(() => databaseFile('postgres://secret@host/db')).toThrow(/must begin with file:.*postgres:$/);
  });

  it('no password is shown when it cannot be opened', () => {
    expect(whyNotOpened('postgres://plim:secret@host/db', new Error('no.'))).toBe(
      'The database postgres://plim@host/db cannot be opened: no.',
    );
  });

  it.each([
    'postgres://u:p@ss:w@127.0.0.1:abc/x',
    'postgres://u:p@ss:w@host/x y@z:1:2',
    'postgres://u:p@ss/w?x@host:abc/db?password=p@ss:w',
    'postgres:u:p@ss:w@host/db',
    'u:p@ss:w@host/db',
  ])('nor of one that cannot be parsed: %s', (url) => {
    const said = whyNotOpened(url, new Error(`Invalid URL ${url}`));
    expect(said).toMatch(/^The database .+ cannot be opened: Invalid URL .+\.$/);
    expect(said).not.toMatch(/p@|ss|:w/);
  });

  it('a file that is no database is not overwritten', async () => {
    const path = join(folder(), 'notes.txt');
    writeFileSync(path, 'x'.repeat(5000));
    await expect(openDatabase(`file:${path}`)).rejects.toThrow('not a database');
    expect(readFileSync(path, 'utf8')).toBe('x'.repeat(5000));
  });
});

describe('the tables', () => {
  it('have exactly the columns that core names, and nullable is what core says may be null', async () => {
    const database = await openDatabase(':memory:');
    for (const type of ROW_TYPES) {
      const { rows } = await sql<{
        name: string;
        type: string;
      }>`select name, type from pragma_table_info(${tableOf(type)})`.execute(database.read);
      const found = Object.fromEntries(rows.map((row) => [row.name, row.type.toLowerCase()]));
      const wanted = Object.entries(COLUMNS[type]).map(([name, kind]) => [
        name,
        kind === 'integer' || kind === 'boolean' ? 'integer' : 'text',
      ]);
      for (const [name, kind] of wanted)
        expect([type, name, found[name!]?.replace('bigint', 'integer')]).toEqual([type, name, kind]);
      expect(Object.keys(found).sort()).toEqual(
        ['ws', 'id', 'ver', 'field_meta', ...Object.keys(COLUMNS[type])].sort(),
      );
    }
    await database.close();
  });

  it('all have the workspace first in their key, but for those found before anyone knows whose they are', async () => {
    const database = await openDatabase(':memory:');
    const { rows } = await sql<{
      name: string;
    }>`select name from sqlite_schema where type = 'table' and name <> 'migration'`.execute(database.read);
    const first = new Map<string, string>();
    for (const { name } of rows) {
      const key = await sql<{
        name: string;
      }>`select name from pragma_table_info(${name}) where pk = 1`.execute(database.read);
      first.set(name, key.rows[0]?.name ?? '');
    }
    const others = [...first]
      .filter(([, column]) => column !== 'ws')
      .map(([name]) => name)
      .sort();
    expect(others).toEqual([
      'attempt',
      'link',
      'mail_address',
      'oidc_identity',
      'passkey',
      'session',
      'workspace',
    ]);
    await database.close();
  });
});
