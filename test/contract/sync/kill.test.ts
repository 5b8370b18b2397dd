import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDatabase } from '../../../src/server/database/openDatabase.ts';
import { onPostgres, type TestDatabase, testDatabase } from '../../support/testDatabase.ts';

const LIVES = 5;

let own: TestDatabase;
beforeEach(async () => {
  own = await testDatabase();
});
afterEach(() => own.drop());

/** Runs the server until it has acknowledged some mutations, kills it, and returns all that it acknowledged. */
async function oneLife(url: string, life: number): Promise<string[]> {
  const program = join(import.meta.dirname, '../../support/pushUntilKilled.ts');
  const child = spawn(process.execPath, [program, url, String(life)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    if (said.split('\n').length > 20 + life * 13) child.kill('SIGKILL');
  });
  await once(child, 'close');
  expect(child.signalCode).toBe('SIGKILL');
  return said.split('\n').slice(0, -1);
}

it('a killed server has every mutation that it acknowledged, once, and nothing by halves', async () => {
  const { url } = own;
  const acknowledged: string[] = [];
  for (let life = 0; life < LIVES; life += 1) acknowledged.push(...(await oneLife(url, life)));
  expect(acknowledged.length).toBeGreaterThan(LIVES * 20);

  const database = await openDatabase(url);
  const tasks = new Set((await database.read.selectFrom('task').select('id').execute()).map(({ id }) => id));
  expect(acknowledged.filter((uid) => !tasks.has(`${uid}.0`))).toEqual([]);
  // What is there was dealt with, what was dealt with is there, and phones can fetch it.
  const uids = await database.read.selectFrom('mutation_uid').select(['uid', 'applied']).execute();
  expect(
    uids
      .filter(({ applied }) => applied === 1)
      .map(({ uid }) => `${uid}.0`)
      .sort(),
  ).toEqual([...tasks].sort());
  const feed = await database.read.selectFrom('feed').select('id').where('type', '=', 'task').execute();
  expect(new Set(feed.map(({ id }) => id))).toEqual(tasks);
  const behind = await database.read.selectFrom('client').select(['id', 'lmid']).execute();
  for (const { id, lmid } of behind)
    expect(uids.filter(({ uid }) => uid.startsWith(`${id}-`))).toHaveLength(lmid);
  if (!onPostgres()) {
    const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(database.read);
    expect(rows).toEqual([{ integrity_check: 'ok' }]);
  }
  await database.close();
});
