/** A database on the test's PostgreSQL, and copies of its tables in a schema beside them, as a dump would hold them. */
import pg from 'pg';
import { openDatabase } from '../../../src/server/database/openDatabase.ts';
import { postgresDatabase } from '../../support/testDatabase.ts';
import { POLL_EVERY, type ServerDisk } from './serverDisk.ts';

export async function postgresDisk(): Promise<ServerDisk> {
  const { url, drop } = await postgresDatabase();
  const admin = new pg.Client(url);
  await admin.connect();
  const names = await admin.query<{ name: string }>(
    `select quote_ident(table_name) as name from information_schema.tables
     where table_schema = 'public' and table_name not like 'migration%'`,
  );
  const tables = names.rows.map(({ name }) => name);
  /** One transaction of one message. */
  const together = async (statements: readonly string[]): Promise<void> => {
    await admin.query(['begin isolation level repeatable read', ...statements, 'commit'].join(';\n'));
  };

  return {
    open: () => openDatabase(url, { pollEvery: POLL_EVERY }),
    backUp: () =>
      together([
        'drop schema if exists backup cascade',
        'create schema backup',
        ...tables.map((table) => `create table backup.${table} as table public.${table}`),
      ]),
    restore: () =>
      together([
        `truncate ${tables.map((table) => `public.${table}`).join(', ')}`,
        // In whatever order: what the backup holds was consistent.
        'set local session_replication_role = replica',
        ...tables.map((table) => `insert into public.${table} select * from backup.${table}`),
      ]),
    async remove() {
      await admin.end();
      await drop();
    },
  };
}
