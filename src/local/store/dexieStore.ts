/** The store on the device: IndexedDB through Dexie, which also tells of what other tabs and the worker change. */
import type { Collection, Table } from 'dexie';
import type { RowType } from '../../core/rows.ts';
import type { Database } from './database.ts';
import { createLiveReads } from './liveReads.ts';
import { createReadAhead, readAll } from './readAhead.ts';
import type { RowKey } from './records.ts';
import { storageFailure } from './storageErrors.ts';
import type { Store, TableName, Transaction } from './store.ts';

const TABLES: readonly TableName[] = ['base', 'overlay', 'outbox', 'sent', 'issues', 'meta'];

/** Another tab that wipes the device says so in a message of its own, which may come after the closing. */
const LOOK_AGAIN_MS = 300;

export interface DexieStore extends Store {
  /** Reads everything in one go, for the reads of the first screen to be answered from, until something changes. */
  readAhead(): Promise<void>;
}

/**
 * A connection can be lost at any time: WebKit drops it when a phone wakes up, a newer version of the app or a
 * deletion closes it. It is opened again, what was asked is asked again, and every live read starts anew.
 *
 * @param onReopened the database may be another one now, empty
 */
export function createDexieStore(db: Database, onReopened: () => void): DexieStore {
  const tx = transactionOver(db);
  let closed = false;
  let reopening: Promise<void> | undefined;

  function reopen(): Promise<void> {
    reopening ??= (async () => {
      try {
        db.close({ disableAutoOpen: false });
        ahead.drop();
        await db.open();
      } finally {
        reopening = undefined;
      }
      onReopened();
      lives.again();
    })();
    return reopening;
  }

  async function attempt<T>(work: () => PromiseLike<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (closed || storageFailure(error) !== 'connection_lost') throw error;
      await reopen();
      return work();
    }
  }

  // A deletion needs the connection closed first, which Dexie does when this returns; then look what is left.
  const lookAgain = (): void => {
    setTimeout(() => {
      if (!closed) void reopen().catch(ignoreUntilAsked);
    }, LOOK_AGAIN_MS);
  };
  db.on('versionchange', lookAgain);
  db.on('close', lookAgain);

  const readDevice: Store['read'] = (tables, work) =>
    attempt(() => db.transaction('r', [...tables], async () => work(tx)));
  const ahead = createReadAhead(db.name);
  const read: Store['read'] = (tables, work) => (ahead.current() ?? { read: readDevice }).read(tables, work);
  const lives = createLiveReads(db.name, read);

  return {
    read,
    readAhead: () => ahead.fill(() => readDevice(TABLES, readAll)),
    write: (work) => attempt(() => db.transaction('rw', [...TABLES], async () => work(tx))),
    live: lives.add,
    close() {
      closed = true;
      ahead.close();
      lives.close();
      db.close();
    },
    async destroy() {
      closed = true;
      ahead.close();
      lives.close();
      await db.delete();
    },
  };
}

/** Whoever reads or writes next tries again and hears of it. */
const ignoreUntilAsked = (): void => undefined;

const keysOf = (keys: readonly RowKey[]): [string, string][] => keys.map(([type, id]) => [type, id]);

/** By the key, which begins with the type: through an index, each record would be looked up again. An array sorts last. */
const ofType = <T>(table: Table<T, [string, string]>, type: RowType): Collection<T, [string, string]> =>
  table.where('[type+id]').between([type], [type, []]);

function transactionOver(db: Database): Transaction {
  return {
    base: {
      all: () => db.base.toArray(),
      ofType: (type: RowType) => ofType(db.base, type).toArray(),
      get: (keys) => db.base.bulkGet(keysOf(keys)),
      inScopes: (scopes) =>
        db.base
          .where('scopes')
          .anyOf([...scopes])
          .distinct()
          .toArray(),
      put: async (records) => void (await db.base.bulkPut(records)),
      remove: (keys) => db.base.bulkDelete(keysOf(keys)),
      clear: () => db.base.clear(),
    },
    overlay: {
      ofType: (type: RowType) => ofType(db.overlay, type).toArray(),
      get: (keys) => db.overlay.bulkGet(keysOf(keys)),
      all: () => db.overlay.toArray(),
      put: async (records) => void (await db.overlay.bulkPut(records)),
      remove: (keys) => db.overlay.bulkDelete(keysOf(keys)),
      removeType: async (type) => void (await ofType(db.overlay, type).delete()),
      clear: () => db.overlay.clear(),
    },
    outbox: {
      after: (n, limit) => {
        const rest = db.outbox.where('n').above(n);
        return (limit === undefined ? rest : rest.limit(limit)).toArray();
      },
      last: () => db.outbox.orderBy('n').last(),
      countAfter: (n) => db.outbox.where('n').above(n).count(),
      put: async (records) => void (await db.outbox.bulkPut(records)),
      remove: async (from, to) => void (await db.outbox.where('n').between(from, to, true, true).delete()),
    },
    sent: {
      all: () => db.sent.orderBy('receivedAt').toArray(),
      get: (uids) => db.sent.bulkGet([...uids]),
      put: async (records) => void (await db.sent.bulkPut(records)),
      remove: (uids) => db.sent.bulkDelete([...uids]),
      removeBefore: async (receivedAt) => void (await db.sent.where('receivedAt').below(receivedAt).delete()),
    },
    issues: {
      all: () => db.issues.orderBy('at').toArray(),
      count: () => db.issues.count(),
      put: async (records) => void (await db.issues.bulkPut(records)),
      remove: (uids) => db.issues.bulkDelete([...uids]),
    },
    meta: {
      get: async () => {
        const record = await db.meta.get('replica');
        return record?.key === 'replica' ? record.value : undefined;
      },
      put: async (value) => void (await db.meta.put({ key: 'replica', value })),
      queries: async () => (await db.meta.get('queries'))?.value,
      putQueries: async (value) => void (await db.meta.put({ key: 'queries', value })),
    },
  };
}
