/** What a page offers the workloads, whichever library is behind it: `globalThis.phone`. */
import type { BenchTask } from './benchTask.ts';

/** Sets the estimate of a task: the one field that workloads change. */
export type Change = readonly [taskId: string, minutes: number];

/** How a phone looks from outside at one moment. */
export interface Look {
  /** Tasks that it shows. */
  rows: number;
  /** Equal on two phones only if they agree: whatever the library itself compares, else a digest of what is shown. */
  state: string;
  /** What it knows that it has still to send; 0 where the library does not say. */
  waiting: number;
  /** When what is shown, or what waits, last changed (ms since the epoch). */
  changedAt: number;
}

export interface Phone {
  /** Opens what is on this device, without a network. */
  open(setup: { client: number; entry: unknown }): Promise<void>;
  /** May speak to the server from now on, and does so at once. */
  online(): Promise<void>;
  offline(): Promise<void>;
  /** Each change is a write of its own, in order; resolves when the library says that they are kept. */
  write(changes: readonly Change[]): Promise<void>;
  /** New tasks, in as few writes as the library has. */
  create(tasks: readonly BenchTask[]): Promise<void>;
  look(): Look | Promise<Look>;
  /** Questions that were answered, from then (ms since the epoch) until what is shown last changed; where it can be told. */
  roundTrips?(since: number): number;
  /** The estimate of each task. */
  estimates(): Record<string, number> | Promise<Record<string, number>>;
}

declare global {
  var phone: Phone;
}
