/** Devices with an IndexedDB, through Dexie as in a browser. Its transactions take turns of the event loop. */
import { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { Database } from '../../../src/local/store/database.ts';
import { createDexieStore } from '../../../src/local/store/dexieStore.ts';
import type { PhoneStorage } from './phoneStorage.ts';

export function dexiePhones(): PhoneStorage {
  // Of this world alone, and gone with it.
  Dexie.dependencies.indexedDB = new IDBFactory();
  Dexie.dependencies.IDBKeyRange = IDBKeyRange;
  let made = 0;
  let open = 0;
  const closed = (): void => {
    open -= 1;
  };

  return {
    makeStore() {
      made += 1;
      const db = new Database(`device-${made}`);
      db.use({
        stack: 'dbcore',
        name: 'open transactions',
        create: (core) => ({
          ...core,
          transaction(...asked) {
            const transaction = core.transaction(...asked);
            open += 1;
            const { addEventListener } = transaction as unknown as EventTarget;
            for (const end of ['complete', 'abort'])
              addEventListener.call(transaction, end, closed, { once: true });
            return transaction;
          },
        }),
      });
      open += 1;
      void db.open().finally(closed);
      return createDexieStore(db, () => undefined);
    },
    get busy() {
      return open > 0;
    },
  };
}
