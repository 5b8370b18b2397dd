import type { Database } from '../../../src/server/database/database.ts';

/** Transactions that have begun and not ended; a database behind a socket takes its own time over them. */
export class InFlight {
  #count = 0;
  #none: PromiseWithResolvers<void> | undefined;

  get any(): boolean {
    return this.#count > 0;
  }

  /** Resolves as soon as there are none. */
  async none(): Promise<void> {
    while (this.any) {
      this.#none ??= Promise.withResolvers();
      await this.#none.promise;
    }
  }

  async during<T>(work: () => Promise<T>): Promise<T> {
    this.#count += 1;
    try {
      return await work();
    } finally {
      this.#count -= 1;
      if (this.#count === 0) {
        this.#none?.resolve();
        this.#none = undefined;
      }
    }
  }
}

/** The same database, whose transactions are counted, so that no time passes in the world while one is open. */
export const countedDatabase = (database: Database, inFlight: InFlight): Database => ({
  ...database,
  snapshot: (work) => inFlight.during(() => database.snapshot(work)),
  write: (work) => inFlight.during(() => database.write(work)),
});
