/**
 * Brings a database to the newest schema: under an exclusive lock, in one explicit transaction, with a check of the
 * foreign keys before it is committed. Kysely's own migrator lets two starters run at once on SQLite and leaves half
 * of a failed migration behind.
 */

import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import type { Migration } from '../migrations/migration.ts';
import { refuseOtherHistory } from './refuseOtherHistory.ts';
import { isLocked } from './sqliteError.ts';
import { DatabaseUnavailable } from './unavailable.ts';

const LOCK_PATIENCE = 30_000;
const LOCK_PAUSE = 20;

export async function migrate(handle: DatabaseSync, migrations: readonly Migration[]): Promise<void> {
  await lock(handle);
  try {
    handle.exec(
      'create table if not exists migration (position integer primary key, name text not null unique)',
    );
    const done = handle
      .prepare('select name from migration order by position')
      .all()
      .map((row) => String(row.name));
    refuseOtherHistory(done, migrations);
    const record = handle.prepare('insert into migration (position, name) values (?, ?)');
    for (let position = done.length; position < migrations.length; position += 1) {
      const { name, statements } = migrations[position]!;
      for (const statement of statements) handle.exec(statement);
      record.run(position, name);
    }
    const orphans = handle.prepare('pragma foreign_key_check').all();
    if (orphans.length > 0) throw new Error(`${orphans.length} rows point at nothing after migrating`);
    handle.exec('commit');
  } catch (error) {
    if (handle.isTransaction) handle.exec('rollback');
    throw error;
  }
}

async function lock(handle: DatabaseSync): Promise<void> {
  const until = performance.now() + LOCK_PATIENCE;
  for (;;) {
    try {
      handle.exec('begin exclusive');
      return;
    } catch (error) {
      if (!isLocked(error)) throw error;
      if (performance.now() > until)
        throw new DatabaseUnavailable('another process holds the database', { cause: error });
    }
    await wait(LOCK_PAUSE);
  }
}
