/** A database for one test: a file, or in Vitest's project `postgres` a database on PostgreSQL. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

export interface TestDatabase {
  url: string;
  /** How often other processes' writes are looked for, where tests would otherwise wait for them (ms). */
  pollEvery: number;
  drop: () => Promise<void>;
}

/** A database at the newest schema, which costs less to copy than to make. */
export const TEMPLATE = 'plimsoll_template';

export const onPostgres = (): boolean => process.env.PLIMSOLL_TEST_DATABASE === 'postgres';

export function testDatabase(): Promise<TestDatabase> {
  return onPostgres() ? postgresDatabase() : Promise.resolve(sqliteDatabase());
}

function sqliteDatabase(): TestDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-database-'));
  return {
    url: `file:${join(folder, 'plimsoll.db')}`,
    pollEvery: 10,
    drop: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** @param template what it is a copy of; without one it is empty */
export async function postgresDatabase(template: string = TEMPLATE): Promise<TestDatabase> {
  const url = process.env.PLIMSOLL_TEST_POSTGRES_URL;
  if (url === undefined) throw new Error('no PostgreSQL was started for this test');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await ask(url, `create database ${name} template ${template}`);
  return {
    url: url.replace(/[^/]*$/, name),
    // Notifications bring the news; a poll in between would find what a test's own process has written unsaid.
    pollEvery: 60_000,
    drop: () => ask(url, `drop database if exists ${name} with (force)`),
  };
}

async function ask(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
