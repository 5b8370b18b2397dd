/**
 * A store that lasts as long as the page: for a device whose database cannot be opened (and that is said), and for
 * tests. Writing works on a copy of the tables, which replaces them when the work has succeeded.
 */
import type { RowType } from '../../core/rows.ts';
import {
  type BaseRecord,
  type IssueRecord,
  type Meta,
  type OutboxRecord,
  type OverlayRecord,
  type RowKey,
  rowName,
  type SentRecord,
} from './records.ts';
import type { Store, Transaction } from './store.ts';

interface Tables {
  base: Map<string, BaseRecord>;
  overlay: Map<string, OverlayRecord>;
  outbox: Map<number, OutboxRecord>;
  sent: Map<string, SentRecord>;
  issues: Map<string, IssueRecord>;
  meta: Meta | undefined;
  queries: unknown;
}

const emptyTables = (): Tables => ({
  base: new Map(),
  overlay: new Map(),
  outbox: new Map(),
  sent: new Map(),
  issues: new Map(),
  meta: undefined,
  queries: undefined,
});

export function createMemoryStore(): Store {
  let tables = emptyTables();
  let queue: Promise<unknown> = Promise.resolve();
  const watchers = new Set<() => void>();

  return {
    read: (_tables, work) => work(transactionOver(tables)),
    write(work) {
      const run = async () => {
        const copy: Tables = {
          base: new Map(tables.base),
          overlay: new Map(tables.overlay),
          outbox: new Map(tables.outbox),
          sent: new Map(tables.sent),
          issues: new Map(tables.issues),
          meta: tables.meta,
          queries: tables.queries,
        };
        const result = await work(transactionOver(copy));
        tables = copy;
        for (const notify of watchers) notify();
        return result;
      };
      const result = queue.then(run);
      // The next write waits for this one, whether it succeeds or not; its caller hears of a failure.
      queue = result.catch(() => undefined);
      return result;
    },
    live(_interest, read, onValue) {
      let asked = 0;
      const run = async () => {
        const mine = ++asked;
        const value = await read(transactionOver(tables));
        if (mine === asked && watchers.has(notify)) onValue(value);
      };
      const notify = (): void => void run();
      watchers.add(notify);
      notify();
      return () => watchers.delete(notify);
    },
    close: () => watchers.clear(),
    async destroy() {
      tables = emptyTables();
    },
  };
}

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

function ofType<T extends { type: RowType; id: string }>(table: Map<string, T>, type: RowType): T[] {
  return [...table.values()].filter((record) => record.type === type).sort(byId);
}

const rowTable = <T extends { type: RowType; id: string }>(table: Map<string, T>) => ({
  ofType: async (type: RowType) => ofType(table, type),
  get: async (keys: readonly RowKey[]) => keys.map(([type, id]) => table.get(rowName(type, id))),
  put: async (records: readonly T[]) => {
    for (const record of records) table.set(rowName(record.type, record.id), record);
  },
  remove: async (keys: readonly RowKey[]) => {
    for (const [type, id] of keys) table.delete(rowName(type, id));
  },
});

function uidTable<T extends { uid: string }>(table: Map<string, T>) {
  return {
    get: async (uids: readonly string[]) => uids.map((uid) => table.get(uid)),
    put: async (records: readonly T[]) => {
      for (const record of records) table.set(record.uid, record);
    },
    remove: async (uids: readonly string[]) => {
      for (const uid of uids) table.delete(uid);
    },
  };
}

function transactionOver(tables: Tables): Transaction {
  const queued = (): OutboxRecord[] => [...tables.outbox.values()].sort((a, b) => a.n - b.n);
  return {
    base: {
      ...rowTable(tables.base),
      all: async () => [...tables.base.values()],
      inScopes: async (scopes) => {
        const wanted = new Set(scopes);
        return [...tables.base.values()].filter((record) => record.scopes.some((scope) => wanted.has(scope)));
      },
      clear: async () => tables.base.clear(),
    },
    overlay: {
      ...rowTable(tables.overlay),
      all: async () => [...tables.overlay.values()],
      removeType: async (type) => {
        for (const [name, record] of tables.overlay) if (record.type === type) tables.overlay.delete(name);
      },
      clear: async () => tables.overlay.clear(),
    },
    outbox: {
      after: async (n, limit = Number.POSITIVE_INFINITY) =>
        queued()
          .filter((item) => item.n > n)
          .slice(0, limit),
      last: async () => queued().at(-1),
      countAfter: async (n) => queued().filter((item) => item.n > n).length,
      put: async (records) => {
        for (const record of records) tables.outbox.set(record.n, record);
      },
      remove: async (from, to) => {
        for (const n of tables.outbox.keys()) if (from <= n && n <= to) tables.outbox.delete(n);
      },
    },
    sent: {
      ...uidTable(tables.sent),
      all: async () => [...tables.sent.values()].sort((a, b) => a.receivedAt - b.receivedAt),
      removeBefore: async (receivedAt) => {
        for (const [uid, record] of tables.sent) if (record.receivedAt < receivedAt) tables.sent.delete(uid);
      },
    },
    issues: {
      ...uidTable(tables.issues),
      all: async () => [...tables.issues.values()].sort((a, b) => a.at - b.at),
      count: async () => tables.issues.size,
    },
    meta: {
      get: async () => tables.meta,
      put: async (meta) => {
        tables.meta = meta;
      },
      queries: async () => tables.queries,
      putQueries: async (queries) => {
        tables.queries = queries;
      },
    },
  };
}
