import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readerConnection } from '../../../src/server/database/readerConnection.ts';
import { openConnection } from '../../../src/server/database/sqliteConnection.ts';
import { SqliteWriter } from '../../../src/server/database/sqliteWriter.ts';
import { DatabaseUnavailable } from '../../../src/server/database/unavailable.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-reading-'));
  path = join(folder, 'test.db');
  const database = new DatabaseSync(path);
  database.exec('create table t (bytes)');
  for (let row = 0; row < 100; row += 1) database.prepare('insert into t values (zeroblob(1000))').run();
  database.close();
});
afterEach(() => rmSync(folder, { recursive: true }));

it('a disk that cannot be read is told as “try again later”, a mistake of ours as what it is', () => {
  const file = openSync(path, 'r+');
  for (let page = 2; page < 20; page += 1) writeSync(file, Buffer.alloc(4096, 0xff), 0, 4096, page * 4096);
  closeSync(file);
  const connection = readerConnection(openConnection(path, { readOnly: true }));
  expect(() => connection.prepare('select bytes from t').all([])).toThrow(DatabaseUnavailable);
  const mistake = (): unknown => connection.prepare('select bytes from nowhere').all([]);
  expect(mistake).toThrow('no such table');
  expect(mistake).not.toThrow(DatabaseUnavailable);
  connection.close();
});

it('a file that is damaged under a running server tells nothing of what others have written, and ends nothing', () => {
  const writer = new SqliteWriter(openConnection(path, { readOnly: false }), path);
  const other = new DatabaseSync(path);
  other.exec('insert into t values (1); pragma wal_checkpoint(passive)');
  expect(writer.dataVersion()).toBeGreaterThan(0);
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.alloc(100, 0xff), 0, 100, 0);
  closeSync(file);
  // What the other one holds in memory is whole; that it wrote is the reason to read the file.
  other.exec('insert into t values (2)');
  expect(writer.dataVersion()).toBeUndefined();
  other.close();
  writer.close();
});
