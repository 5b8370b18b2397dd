/** A server in memory, phones on it, and a network between them that a test breaks as it likes. */
import type { SyncRequest } from '../../../src/sync/syncRequest.ts';
import { asResponse } from './memoryNetwork.ts';
import { createMemoryPhone, type MemoryPhone, type Network } from './memoryPhone.ts';
import { MemoryServer, type Refusal } from './memoryServer.ts';
import { seedWorkspace, WORKSPACE } from './seedWorkspace.ts';

export const NOON = Date.UTC(2026, 10, 23, 11);

/** An hour of work on the first task. */
export const progress = { taskId: 't0', spentMinutes: 60 };

export type Fault = (request: SyncRequest) => Response | Promise<Response | undefined> | undefined;

export const unreachable: Fault = () => Promise.reject(new TypeError('no network'));
export const refuse =
  (refusal: Refusal): Fault =>
  () =>
    asResponse(refusal);

export class SyncWorld {
  readonly server = new MemoryServer();
  /** Every clock, unless a phone has its own. */
  now = NOON;
  /** What happens to the next requests, instead of an answer or before it; then all is well. */
  faults: Fault[] = [];
  /** What reached the server. */
  readonly requests: SyncRequest[] = [];
  #down = false;

  constructor() {
    this.server.clock = () => this.now;
    seedWorkspace(this.server);
  }

  networkOf(personId: string): Network {
    return async (_path, init) => {
      if (this.#down) throw new TypeError('no network');
      const request = JSON.parse(String(init.body)) as SyncRequest;
      this.requests.push(request);
      const answer = await this.faults.shift()?.(request);
      return answer ?? asResponse(this.server.sync(personId, request));
    };
  }

  phoneOf(
    personId: string,
    more: { network?: Network; storage?: Map<string, string> } = {},
  ): Promise<MemoryPhone> {
    return createMemoryPhone({
      workspaceId: WORKSPACE,
      personId,
      network: this.networkOf(personId),
      clock: () => this.now,
      ...more,
    });
  }

  async synced(personId: string): Promise<MemoryPhone> {
    const phone = await this.phoneOf(personId);
    await phone.replica.syncNow();
    return phone;
  }

  /** Writes while nothing can be reached. */
  async offline(phone: MemoryPhone, writes: () => Promise<unknown>): Promise<void> {
    this.#down = true;
    await writes();
    await phone.replica.syncNow();
    this.#down = false;
  }
}
