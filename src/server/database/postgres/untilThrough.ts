import { setTimeout as wait } from 'node:timers/promises';
import { DatabaseUnavailable } from '../unavailable.ts';
import { isInTheWay, sqlState } from './postgresError.ts';

/** How long a transaction is begun anew (ms). */
const PATIENCE = 4_000;
const FIRST_PAUSE = 4;
const LONGEST_PAUSE = 100;
const UNIQUE = '23505';

/** Runs a transaction again for as long as others get in its way, after pauses of any length, lest they meet again. */
export async function untilThrough<T>(transaction: () => Promise<T>): Promise<T> {
  const until = performance.now() + PATIENCE;
  for (let pause = FIRST_PAUSE; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
    try {
      return await transaction();
    } catch (error) {
      if (!isInTheWay(error)) throw error;
      if (performance.now() > until) {
        // A key that is still taken is taken for good: that is a fault of ours, and not one that passes.
        if (sqlState(error) === UNIQUE) throw error;
        throw new DatabaseUnavailable('other transactions hold the database', { cause: error });
      }
    }
    await wait(pause * Math.random());
  }
}
