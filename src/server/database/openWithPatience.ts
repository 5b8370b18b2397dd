import { setTimeout as wait } from 'node:timers/promises';
import { openConnection, type SqliteConnection } from './sqliteConnection.ts';
import { isLocked } from './sqliteError.ts';

const PATIENCE = 10_000;
const PAUSE = 20;

/** Switching to WAL, and the first look at a file that another process is migrating, need a lock for a moment. */
export const openWithPatience = (path: string, options: { readOnly: boolean }): Promise<SqliteConnection> =>
  withPatience(() => openConnection(path, options));

export async function withPatience<T>(open: () => T): Promise<T> {
  const until = performance.now() + PATIENCE;
  for (;;) {
    try {
      return open();
    } catch (error) {
      if (!isLocked(error) || performance.now() > until) throw error;
    }
    await wait(PAUSE);
  }
}
