import type { Kysely } from 'kysely';
import type { Migration } from '../migrations/migration.ts';
import type { Tables } from './tables.ts';
import type { Stop } from './watchOutsideWrites.ts';
import type { Line } from './writeLine.ts';

/** Where everything is kept. SQLite or PostgreSQL stands behind it, and nothing else knows which. */
export interface Database {
  /** Read-only, never inside an open batch. */
  readonly read: Kysely<Tables>;
  /** Reads that have to agree with each other: all of them see one moment. `work` awaits nothing but the database. */
  snapshot<T>(work: (trx: Kysely<Tables>) => Promise<T>): Promise<T>;
  /**
   * One write transaction; resolves after it is on disk. What throws takes back its own writes and no one else's.
   * `work` awaits nothing but the database, and begins with `nextVersion` if it changes rows. Where writers can get into
   * each other's way it is run again from its start, so that it changes nothing but the database. Throws
   * `DatabaseUnavailable` when trying again later is right.
   */
  write<T>(work: (trx: Kysely<Tables>) => Promise<T>): Promise<T>;
  /** What stands before a write that would be asked for now. */
  line(): Line;
  /** Calls back after another process has written, within the polling interval; now and then also when none has. */
  onOutsideWrite(callback: () => void): Stop;
  /** Waits for the writes that were asked for, then closes. */
  close(): Promise<void>;
}

export interface DatabaseOptions {
  migrations?: readonly Migration[];
  /** How often it is looked whether another process has written (ms). */
  pollEvery?: number;
}
