import type { Database } from '../../../src/server/database/database.ts';

/** Where a simulated server keeps its data: it outlives the server, and can be set back. */
export interface ServerDisk {
  open(): Promise<Database>;
  /** Keeps what is committed now; the server goes on meanwhile. */
  backUp(): Promise<void>;
  /** Goes back to the last backup, of which there is one; nobody has the database open. */
  restore(): Promise<void>;
  remove(): Promise<void>;
}

/** Nobody else writes to it: a day between two looks at what others might have written (ms). */
export const POLL_EVERY = 86_400_000;
