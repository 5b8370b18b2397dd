/** One page of the app: it lives until it is closed or dies, and then nothing it began ever goes on. */

import type { ReplicaStatus } from '../../../src/local/replica.ts';
import type { ReplicaHandle } from '../../../src/local/replicaPort.ts';

/** Thrown inside a transaction of a page that dies there, so that nothing of it remains. Nobody hears of it. */
export class PageGone extends Error {
  override readonly name = 'PageGone';
}

export const never: Promise<never> = new Promise(() => undefined);

export class Page {
  readonly name: string;
  handle: ReplicaHandle | undefined;
  status: ReplicaStatus | undefined;
  gone = false;
  /** What has to be stopped when the page goes. */
  readonly leave = new Set<() => void>();
  #left: number | undefined;

  constructor(name: string) {
    this.name = name;
  }

  /** It will die at the `after`-th point from now on at which a program may be stopped. */
  dieAfter(after: number): void {
    this.#left = after;
  }

  die(): void {
    this.gone = true;
    this.#left = undefined;
    for (const stop of this.leave) stop();
    this.leave.clear();
  }

  /** A point at which the page may be stopped. @returns whether it was, just here */
  step(): boolean {
    if (this.gone || this.#left === undefined) return false;
    this.#left -= 1;
    if (this.#left >= 0) return false;
    this.die();
    return true;
  }

  /** Goes on with what was awaited only while the page lives. */
  async whileAlive<T>(waited: Promise<T>): Promise<T> {
    try {
      const value = await waited;
      return this.gone ? never : value;
    } catch (error) {
      if (this.gone) return never;
      throw error;
    }
  }
}
