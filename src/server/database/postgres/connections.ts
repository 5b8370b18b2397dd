import type { PostgresPool, PostgresPoolClient } from 'kysely';
import pg from 'pg';
import { DatabaseUnavailable } from '../unavailable.ts';
import { isUnavailable } from './postgresError.ts';

/** How long a connection is waited for, a free one or a new one (ms). */
const CONNECT_PATIENCE = 5_000;
/** How long a statement waits for a lock before the transaction begins anew (ms). */
const LOCK_TIMEOUT = 1_000;
/** A transaction that does nothing for so long belongs to a process that is gone, and holds its locks (ms). */
const IDLE_TRANSACTION = 20_000;

const INT8 = 20;

/** Versions, instants and counts fit into a number; as text, which is the driver's own choice, they would not compare. */
const types = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === INT8 && format !== 'binary' ? Number : pg.types.getTypeParser(oid, format as 'text')) as never,
};

/** How every connection of this process is made. */
export const connectionConfig = (url: string): pg.ClientConfig => ({
  connectionString: url,
  application_name: 'plimsoll',
  connectionTimeoutMillis: CONNECT_PATIENCE,
  // Whoever waits behind a connection that went away without a word should not wait for hours.
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
  lock_timeout: LOCK_TIMEOUT,
  idle_in_transaction_session_timeout: IDLE_TRANSACTION,
  types,
});

/** Up to `most` connections, as Kysely takes them, which say `DatabaseUnavailable` when that is what an error means. */
export function connections(url: string, most: number): PostgresPool {
  const pool = new pg.Pool({ ...connectionConfig(url), max: most });
  // A connection that breaks while nothing is asked of it is replaced when one is wanted; unheard, it would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return {
    connect: async () => typed(await pool.connect().catch(asTyped)),
    end: () => pool.end(),
  };
}

function typed(client: pg.PoolClient): PostgresPoolClient {
  return {
    query: async (sql: unknown, parameters?: readonly unknown[]) => {
      const result = await client.query(String(sql), parameters as unknown[]).catch(asTyped);
      // PostgreSQL answers a commit after an error with a rollback, and no error.
      if (sql === 'commit' && result.command !== 'COMMIT')
        throw new Error('the transaction had failed before it was to be committed');
      return result;
    },
    release: () => client.release(),
    // Kysely would also take cursors, which nothing here asks for.
  } as unknown as PostgresPoolClient;
}

function asTyped(error: unknown): never {
  if (isUnavailable(error)) throw new DatabaseUnavailable('PostgreSQL is not available', { cause: error });
  throw error;
}
