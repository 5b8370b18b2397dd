/** One sync of whatever waits on this device, without a page: what the service worker does when a network returns. */
import * as z from 'zod/mini';
import { browserDevice } from './device.ts';
import { Database, databaseNames, ownerOf } from './store/database.ts';
import { createDexieStore } from './store/dexieStore.ts';
import { createSpareStore } from './store/spareStore.ts';
import type { Store } from './store/store.ts';
import { type Outcome, syncCycle } from './sync/cycle.ts';
import { syncLock } from './sync/syncLock.ts';

// The content policy forbids compiling code from strings, which zod would otherwise try.
z.config({ jitless: true });

/** Throws while the server is out of reach or wants patience, so that the browser asks again later. */
export async function syncInBackground(): Promise<void> {
  for (const name of await databaseNames()) {
    const outcome = await syncOne(name);
    if (outcome && (outcome.kind === 'unreachable' || 'retryAfter' in outcome))
      throw new Error('the server is out of reach, or wants patience');
  }
}

async function syncOne(name: string): Promise<Outcome | undefined> {
  const owner = ownerOf(name);
  if (!owner) return undefined;
  const db = new Database(name);
  await db.open();
  const store = createSpareStore(createDexieStore(db, () => undefined));
  try {
    if ((await waiting(store)) === 0) return undefined;
    const { workspaceId, personId } = owner;
    return await browserDevice.withLock(syncLock(owner), () =>
      syncCycle({ store, device: browserDevice, workspaceId, personId }),
    );
  } finally {
    store.close();
  }
}

function waiting(store: Store): Promise<number> {
  return store.read(['meta', 'outbox'], async (tx) => {
    const meta = await tx.meta.get();
    return meta ? tx.outbox.countAfter(meta.lmid) : 0;
  });
}
