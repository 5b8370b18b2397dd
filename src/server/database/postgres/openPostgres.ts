import { randomUUID } from 'node:crypto';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { MIGRATIONS } from '../../migrations.ts';
import type { Database, DatabaseOptions } from '../database.ts';
import type { Tables } from '../tables.ts';
import { DatabaseUnavailable } from '../unavailable.ts';
import { WriteLine } from '../writeLine.ts';
import { connections } from './connections.ts';
import { migratePostgres } from './migratePostgres.ts';
import { CHANNEL, OutsideWrites } from './outsideWrites.ts';
import { untilThrough } from './untilThrough.ts';

/** Connections of each kind. Writers of one workspace wait for each other in PostgreSQL: many would gain nothing. */
const MOST = { reads: 4, snapshots: 4, writes: 4 };

/** Notifications make news quick, polling makes it certain (ms). */
const POLL = 1_000;

/**
 * Opens a database on PostgreSQL.
 *
 * Writers read what others have committed, statement by statement: each begins by raising `head`, whose row stays locked
 * until it has committed, so that from there on it is alone in its workspace and sees all that came before.
 */
export async function openPostgres(
  url: string,
  { migrations = MIGRATIONS, pollEvery = POLL }: DatabaseOptions,
): Promise<Database> {
  await migratePostgres(url, migrations);
  const [reads, snapshots, writes] = [
    queries(url, MOST.reads),
    queries(url, MOST.snapshots),
    queries(url, MOST.writes),
  ];
  const self = randomUUID();
  const outside = new OutsideWrites(url, self, pollEvery);
  const notify = (await canNotify(reads)) ? sql`select pg_notify(${CHANNEL}, ${self})` : undefined;
  const running = new Set<Promise<unknown>>();
  const line = new WriteLine();
  let closed = false;

  return {
    read: reads,
    snapshot: (work) =>
      snapshots
        .transaction()
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only')
        .execute((trx) => work(trx)),
    write: async (work) => {
      if (closed) throw new DatabaseUnavailable('the database is closed');
      const done = untilThrough(() =>
        writes.transaction().execute(async (trx) => {
          const value = await work(trx);
          // Sent with the commit, or not at all.
          await notify?.execute(trx);
          return value;
        }),
      );
      running.add(done);
      line.entered();
      try {
        return await done;
      } finally {
        running.delete(done);
        line.left(1);
      }
    },
    line: () => line.now,
    onOutsideWrite: (callback) => outside.add(callback),
    close: async () => {
      closed = true;
      await outside.stop();
      await Promise.allSettled(running);
      for (const each of [reads, snapshots, writes]) await each.destroy();
    },
  };
}

function queries(url: string, most: number): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: connections(url, most) }) });
}

/** Not everything that speaks like PostgreSQL has notifications. */
async function canNotify(db: Kysely<Tables>): Promise<boolean> {
  try {
    await sql`select pg_notify(${CHANNEL}, '')`.execute(db);
    return true;
  } catch (error) {
    if (error instanceof DatabaseUnavailable) throw error;
    return false;
  }
}
