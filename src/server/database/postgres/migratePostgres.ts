/**
 * Brings a database on PostgreSQL to the newest schema, in one transaction and with one starter at a time: the others
 * wait for the row that the first has locked. Advisory locks would do the same, but not on every database that speaks
 * like PostgreSQL.
 */
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import type { Migration } from '../../migrations/migration.ts';
import { refuseOtherHistory } from '../refuseOtherHistory.ts';
import { connectionConfig } from './connections.ts';
import { distribute } from './distribute.ts';
import { inByteOrder } from './inByteOrder.ts';
import { isStarting, sqlState } from './postgresError.ts';

/** How long another starter is waited for (ms). */
const LOCK_PATIENCE = 30_000;
/** How long PostgreSQL may take to start (ms), and how often it is asked. */
const START_PATIENCE = 10_000;
const START_PAUSE = 200;

/** Two starters made the same table at once: it is there, whoever made it. */
const MADE_AT_ONCE = new Set(['23505', '42P07', '42710']);

export async function migratePostgres(url: string, migrations: readonly Migration[]): Promise<void> {
  const client = await connect(url);
  try {
    await client.query(`set lock_timeout = ${LOCK_PATIENCE}`);
    await makeLock(client);
    await client.query('begin');
    await client.query('update migration_lock set taken = taken + 1 where id = 1');
    await applyMissing(client, migrations);
    await distribute((sql) => client.query(sql).then(({ rows }) => rows));
    await client.query('commit');
  } finally {
    // Takes an open transaction back.
    await client.end();
  }
}

async function connect(url: string): Promise<pg.Client> {
  const until = performance.now() + START_PATIENCE;
  for (;;) {
    const client = new pg.Client(connectionConfig(url));
    client.on('error', () => {});
    try {
      await client.connect();
      return client;
    } catch (error) {
      await client.end().catch(() => {});
      if (!isStarting(error) || performance.now() > until) throw readable(error);
    }
    await wait(START_PAUSE);
  }
}

/** An error for a name of several addresses has one for each, and says nothing itself. */
function readable(error: unknown): unknown {
  return error instanceof AggregateError ? error.errors[0] : error;
}

async function makeLock(client: pg.Client): Promise<void> {
  await unlessMade(
    client,
    'create table if not exists migration_lock (id integer primary key, taken bigint not null)',
  );
  await client.query('insert into migration_lock (id, taken) values (1, 0) on conflict do nothing');
}

async function unlessMade(client: pg.Client, statement: string): Promise<void> {
  try {
    await client.query(statement);
  } catch (error) {
    if (!MADE_AT_ONCE.has(sqlState(error) ?? '')) throw error;
  }
}

async function applyMissing(client: pg.Client, migrations: readonly Migration[]): Promise<void> {
  await client.query(
    inByteOrder(
      'create table if not exists migration (position integer primary key, name text not null unique)',
    ),
  );
  const { rows } = await client.query('select name from migration order by position');
  const done = rows.map(({ name }) => String(name));
  refuseOtherHistory(done, migrations);
  for (let position = done.length; position < migrations.length; position += 1) {
    const { name, statements } = migrations[position]!;
    for (const statement of statements) await client.query(inByteOrder(statement));
    await client.query('insert into migration (position, name) values ($1, $2)', [position, name]);
  }
}
