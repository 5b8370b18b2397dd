import pg from 'pg';
import type { Stop } from '../watchOutsideWrites.ts';
import { connectionConfig } from './connections.ts';

/** Every process that writes says so here as it commits. */
export const CHANNEL = 'plimsoll_write';

/** Pause before listening anew, doubled up to the longest while it fails (ms). */
const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 30_000;

/**
 * Says when another process may have written: at once by a notification, and in any case at each poll, because a
 * notification can be lost with its connection, and some databases that speak like PostgreSQL have none.
 */
export class OutsideWrites {
  readonly #url: string;
  readonly #self: string;
  readonly #pollEvery: number;
  readonly #callbacks = new Set<() => void>();
  #timer: NodeJS.Timeout | undefined;
  #again: NodeJS.Timeout | undefined;
  #client: pg.Client | undefined;
  #pause = FIRST_PAUSE;
  #stopped = false;
  /** Since then there may have been notifications that went nowhere. */
  #lost = false;

  /** @param self what this process notifies with: its own writes are no news */
  constructor(url: string, self: string, pollEvery: number) {
    this.#url = url;
    this.#self = self;
    this.#pollEvery = pollEvery;
  }

  add(callback: () => void): Stop {
    this.#callbacks.add(callback);
    this.#start();
    return () => this.#callbacks.delete(callback);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    clearTimeout(this.#again);
    this.#callbacks.clear();
    await this.#client?.end().catch(() => {});
  }

  /** Commands only write; they need not listen. */
  #start(): void {
    if (this.#timer !== undefined || this.#stopped) return;
    this.#timer = setInterval(this.#tell, this.#pollEvery);
    this.#timer.unref();
    void this.#listen();
  }

  readonly #tell = (): void => {
    for (const callback of this.#callbacks) callback();
  };

  async #listen(): Promise<void> {
    const client = new pg.Client(connectionConfig(this.#url));
    this.#client = client;
    client.on('notification', ({ payload }) => {
      // An empty one only asks whether there are notifications.
      if (payload && payload !== this.#self) this.#tell();
    });
    client.on('error', () => {});
    client.on('end', () => this.#listenAgain(client));
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      this.#pause = FIRST_PAUSE;
      // What was written while nobody listened has been told to nobody.
      if (this.#lost) this.#tell();
      this.#lost = false;
    } catch {
      await client.end().catch(() => {});
      this.#listenAgain(client);
    }
  }

  #listenAgain(lost: pg.Client): void {
    if (this.#stopped || this.#client !== lost) return;
    this.#client = undefined;
    this.#lost = true;
    this.#again = setTimeout(() => void this.#listen(), this.#pause);
    this.#again.unref();
    this.#pause = Math.min(2 * this.#pause, LONGEST_PAUSE);
  }
}
