/**
 * Opens this person's database, or says why there is none. Engines break in different ways: Chromium fails once and
 * then opens an empty database, Firefox is empty at once, WebKit fails until the database is deleted.
 */

import type { Mirror, Mirrored } from './mirror.ts';
import { Database, databaseName } from './store/database.ts';
import { createDexieStore, type DexieStore } from './store/dexieStore.ts';
import { createMemoryStore } from './store/memoryStore.ts';
import type { Store } from './store/store.ts';

export interface Opened {
  store: Store;
  /** False: nothing is kept on this device; it works until the page is closed. */
  durable: boolean;
}

const ATTEMPTS = 3;
/** Launches after which a database with unsent work is given up: nothing repairs it, and nothing more would be kept. */
const LAUNCHES = 3;
/** An upgrade waits for tabs that are closing; a hung one must not keep the app from opening. */
const OPEN_PATIENCE_MS = 8_000;

export async function openStore(
  options: { workspaceId: string; personId: string },
  mirror: Mirror,
  onReopened: () => void,
): Promise<Opened> {
  const name = databaseName(options.workspaceId, options.personId);
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const db = new Database(name);
    const store = createDexieStore(db, onReopened);
    if (await opens(db, store)) return { store, durable: true };
    store.close();
    // The last attempt is on a clean slate, but not at the price of unsent work that a repair might still save.
    if (attempt === ATTEMPTS - 1 && nothingToSave(mirror.read())) await deleted(name);
  }
  const mirrored = mirror.read();
  if (mirrored) mirror.write({ ...mirrored, failed: (mirrored.failed ?? 0) + 1 });
  return { store: createMemoryStore(), durable: false };
}

/** The count of what is given up stays in the mirror, and is said by the database that comes after. */
const nothingToSave = (mirrored: Mirrored | undefined): boolean =>
  !mirrored?.unsent || (mirrored.failed ?? 0) >= LAUNCHES;

/** Opens and reads: some engines open what they cannot read. */
async function opens(db: Database, store: DexieStore): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), OPEN_PATIENCE_MS);
  });
  const opened = (async () => {
    await db.open();
    await store.readAhead();
    return true;
  })();
  try {
    return await Promise.race([opened, late]);
  } catch {
    // Whatever the reason, the caller tries again and then does without.
    return false;
  } finally {
    clearTimeout(timer);
  }
}

async function deleted(name: string): Promise<void> {
  try {
    await new Database(name).delete();
  } catch {
    // Then the last attempt fails as well, which is answered there.
  }
}
