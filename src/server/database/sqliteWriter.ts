import type { DatabaseSync } from 'node:sqlite';
import type { Kysely } from 'kysely';
import type { BatchWriter } from './batchQueue.ts';
import { queriesOn } from './directly.ts';
import { isDatabaseFault } from './isDatabaseFault.ts';
import { openConnection, type SqliteConnection } from './sqliteConnection.ts';
import { isDiskFailure } from './sqliteError.ts';
import type { Tables } from './tables.ts';

/**
 * The one connection that writes.
 *
 * After the disk has failed, what SQLite holds in memory can no longer be trusted, not even to say what is on disk: the
 * connection is given up, and the next transaction begins by opening the file anew and verifying it.
 */
export class SqliteWriter implements BatchWriter {
  readonly #path: string;
  #connection: SqliteConnection;
  #queries: Kysely<Tables>;
  #doubtful = false;

  constructor(connection: SqliteConnection, path: string) {
    this.#path = path;
    this.#connection = connection;
    this.#queries = queriesOn(connection);
  }

  get handle(): DatabaseSync {
    return this.#connection.handle;
  }

  get queries(): Kysely<Tables> {
    return this.#queries;
  }

  exec(sql: string): void {
    if (this.#doubtful) this.#reopen();
    this.handle.exec(sql);
  }

  failed(error: unknown): void {
    if (isDiskFailure(error)) this.#doubtful = true;
    try {
      if (this.handle.isTransaction) this.handle.exec('rollback');
    } catch {
      // A transaction that can neither be committed nor taken back ends with its connection.
      this.#doubtful = true;
    }
  }

  /**
   * Changes when another connection has committed; the others here only read, so that it was another process.
   * Undefined while it cannot be told: the connection is in doubt, or the file cannot be read.
   */
  dataVersion(): number | undefined {
    if (this.#doubtful) return undefined;
    try {
      return Number(
        this.#connection
          .prepare('pragma data_version')
          .all([])
          .map((row) => Object.values(row as object)[0])[0],
      );
    } catch (error) {
      if (!isDatabaseFault(error)) throw error;
      // It is asked by a timer, out of which an error would end the process: whoever writes next hears of it.
      this.#doubtful = isDiskFailure(error);
      return undefined;
    }
  }

  close(): void {
    if (this.handle.isOpen) this.handle.close();
  }

  #reopen(): void {
    this.close();
    const connection = openConnection(this.#path, { readOnly: false });
    const verdict = connection.handle.prepare('pragma quick_check(1)').get();
    if (verdict?.quick_check !== 'ok') {
      connection.close();
      throw new Error(`the database does not verify after the disk failed: ${String(verdict?.quick_check)}`);
    }
    this.#connection = connection;
    this.#queries = queriesOn(connection);
    this.#doubtful = false;
  }
}
