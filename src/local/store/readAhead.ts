/** Everything on the device, read once while the app's own code is still starting, for its first reads. */
import { Dexie, type ObservabilitySet } from 'dexie';
import { createMemoryStore } from './memoryStore.ts';
import type { BaseRecord, IssueRecord, Meta, OutboxRecord, OverlayRecord, SentRecord } from './records.ts';
import type { Store, Transaction } from './store.ts';

export interface Everything {
  base: BaseRecord[];
  overlay: OverlayRecord[];
  outbox: OutboxRecord[];
  sent: SentRecord[];
  issues: IssueRecord[];
  meta: Meta | undefined;
  queries: unknown;
}

export async function readAll(tx: Transaction): Promise<Everything> {
  const [base, overlay, outbox, sent, issues, meta, queries] = await Promise.all([
    tx.base.all(),
    tx.overlay.all(),
    tx.outbox.after(0),
    tx.sent.all(),
    tx.issues.all(),
    tx.meta.get(),
    tx.meta.queries(),
  ]);
  return { base, overlay, outbox, sent, issues, meta, queries };
}

/** As long as a slow phone takes to its first screen; afterwards it would only be a second copy in memory. */
const KEPT_MS = 10_000;

export interface ReadAhead {
  /** Reads and keeps. */
  fill(read: () => Promise<Everything>): Promise<void>;
  /** What was read, while nothing has changed since. */
  current(): Store | undefined;
  drop(): void;
  close(): void;
}

/** Listens from the start, so that no change falls between reading and being asked. */
export function createReadAhead(database: string): ReadAhead {
  const prefix = `idb://${database}/`;
  let current: Store | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let changes = 0;

  function drop(): void {
    changes += 1;
    clearTimeout(timer);
    current = undefined;
  }

  function onMutated(parts: ObservabilitySet): void {
    if (Object.keys(parts).some((part) => part === 'all' || part.startsWith(prefix))) drop();
  }
  Dexie.on('storagemutated', onMutated);

  return {
    drop,
    close() {
      drop();
      Dexie.on.storagemutated.unsubscribe(onMutated);
    },
    current: () => current,
    async fill(read) {
      const before = changes;
      const { base, overlay, outbox, sent, issues, meta, queries } = await read();
      const memory = createMemoryStore();
      await memory.write(async (tx) => {
        await tx.base.put(base);
        await tx.overlay.put(overlay);
        await tx.outbox.put(outbox);
        await tx.sent.put(sent);
        await tx.issues.put(issues);
        if (meta) await tx.meta.put(meta);
        await tx.meta.putQueries(queries);
      });
      // What changed while it was read is in none of it, or in half of it.
      if (changes !== before) return;
      current = memory;
      timer = setTimeout(drop, KEPT_MS);
    },
  };
}
