/** The phone's own code over a store in memory, with a clock and a network that the test holds in its hand. */

import type { Row, RowType } from '../../../src/core/rows.ts';
import { createReplica } from '../../../src/local/createReplica.ts';
import { makeMirror } from '../../../src/local/mirror.ts';
import type { Issue, OutboxItem, Replica, ReplicaStatus, SentItem } from '../../../src/local/replica.ts';
import type { ReplicaHandle, ReplicaPort } from '../../../src/local/replicaPort.ts';
import { createMemoryStore } from '../../../src/local/store/memoryStore.ts';
import type { Store } from '../../../src/local/store/store.ts';

export type Network = (path: string, init: RequestInit) => Promise<Response>;

export interface PhoneOptions {
  workspaceId: string;
  personId: string;
  network: Network;
  clock: () => number;
  store?: Store;
  storage?: Map<string, string>;
  name?: string;
  /** A phone that is looked at, and syncs by itself. */
  timers?: ReplicaPort['setTimer'];
  random?: () => number;
}

export interface MemoryPhone {
  handle: ReplicaHandle;
  replica: Replica;
  store: Store;
  storage: Map<string, string>;
  outbox: readonly OutboxItem[];
  sent: readonly SentItem[];
  issues: readonly Issue[];
  status: ReplicaStatus | undefined;
  /** All that is shown, as `type:id` → row. */
  shown(): Promise<Map<string, Row>>;
  /** All that the server said. */
  base(): Promise<Map<string, Row>>;
}

let phones = 0;

/** Unless it is given timers, none fires: a test says when to sync. */
export async function createMemoryPhone(options: PhoneOptions): Promise<MemoryPhone> {
  const { workspaceId, personId, network, clock } = options;
  phones += 1;
  const name = options.name ?? `phone${phones}`;
  let ids = 0;
  const storage = options.storage ?? new Map<string, string>();
  const store = options.store ?? createMemoryStore();
  const handle = await createReplica({
    workspaceId,
    personId,
    store,
    durable: true,
    device: {
      clock,
      random: options.random ?? (() => 0.5),
      newId: () => {
        ids += 1;
        return `${name}-${ids}`;
      },
      fetch: network,
      withLock: (_name, work) => work(),
    },
    mirror: makeMirror(
      {
        getItem: (key) => storage.get(key) ?? null,
        setItem: (key, value) => void storage.set(key, value),
        removeItem: (key) => void storage.delete(key),
      },
      'test',
    ),
    zone: 'Europe/Berlin',
    visible: () => options.timers !== undefined,
    setTimer: options.timers ?? (() => () => undefined),
    onWritten: () => undefined,
    onWipe: async () => undefined,
  });
  const phone: MemoryPhone = {
    handle,
    replica: handle.replica,
    store,
    storage,
    outbox: [],
    sent: [],
    issues: [],
    status: undefined,
    async shown() {
      const rows = new Map<string, Row>();
      await store.read(['base', 'overlay'], async (tx) => {
        for (const { type, id, row } of await tx.base.all()) rows.set(`${type}:${id}`, row);
        for (const { type, id, row } of await tx.overlay.all()) {
          if (row) rows.set(`${type}:${id}`, row);
          else rows.delete(`${type}:${id}`);
        }
      });
      return rows;
    },
    async base() {
      const records = await store.read(['base'], (tx) => tx.base.all());
      return new Map(records.map(({ type, id, row }) => [`${type}:${id}`, row]));
    },
  };
  handle.replica.watchOutbox((items) => {
    phone.outbox = items;
  });
  handle.replica.watchSent((items) => {
    phone.sent = items;
  });
  handle.replica.watchIssues((items) => {
    phone.issues = items;
  });
  handle.replica.watchStatus((status) => {
    phone.status = status;
  });
  return phone;
}

/** The rows that `replica.watch` shows of a type at this moment. */
export function rowsOf<T extends RowType>(replica: Replica, type: T): Promise<readonly Row<T>[]> {
  return new Promise((resolve) => {
    const stop = replica.watch(type, (rows) => {
      // The first call may come before `stop` is there.
      queueMicrotask(() => stop());
      resolve(rows);
    });
  });
}
