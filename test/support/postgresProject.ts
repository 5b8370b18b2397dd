/** Before the tests on PostgreSQL: one cluster for all of them, and in it a database at the newest schema to copy. */
import pg from 'pg';
import { openDatabase } from '../../src/server/database/openDatabase.ts';
import { findPostgres, HOW_TO } from './postgres.ts';
import { startCluster } from './postgresCluster.ts';
import { TEMPLATE } from './testDatabase.ts';

export async function setup(): Promise<() => void> {
  const bin = findPostgres();
  if (bin === undefined) throw new Error(HOW_TO);
  const cluster = await startCluster(bin);
  try {
    const admin = new pg.Client(cluster.url('postgres'));
    await admin.connect();
    await admin.query(`create database ${TEMPLATE}`);
    await admin.end();
    await (await openDatabase(cluster.url(TEMPLATE))).close();
  } catch (error) {
    cluster.remove();
    throw error;
  }
  process.env.PLIMSOLL_TEST_POSTGRES_URL = cluster.url('postgres');
  process.env.PLIMSOLL_TEST_POSTGRES_LOG = cluster.logFile;
  return () => cluster.remove();
}
