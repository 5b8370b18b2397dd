/**
 * Storage as the replica needs it: transactions that happen whole or not at all, and reads that repeat themselves
 * when what they read has changed. `dexieStore.ts` keeps it on the device; `memoryStore.ts` in memory, where no
 * database can be opened and in tests. One acceptance suite holds for both.
 */
import type { RowType } from '../../core/rows.ts';
import type {
  BaseRecord,
  IssueRecord,
  Meta,
  OutboxRecord,
  OverlayRecord,
  RowKey,
  SentRecord,
} from './records.ts';

export type Stop = () => void;

/** Every list comes in the order of its key. */
export interface BaseTable {
  all(): Promise<BaseRecord[]>;
  ofType(type: RowType): Promise<BaseRecord[]>;
  get(keys: readonly RowKey[]): Promise<(BaseRecord | undefined)[]>;
  inScopes(scopes: readonly string[]): Promise<BaseRecord[]>;
  put(records: readonly BaseRecord[]): Promise<void>;
  remove(keys: readonly RowKey[]): Promise<void>;
  clear(): Promise<void>;
}

export interface Transaction {
  readonly base: BaseTable;
  readonly overlay: {
    ofType(type: RowType): Promise<OverlayRecord[]>;
    get(keys: readonly RowKey[]): Promise<(OverlayRecord | undefined)[]>;
    all(): Promise<OverlayRecord[]>;
    put(records: readonly OverlayRecord[]): Promise<void>;
    remove(keys: readonly RowKey[]): Promise<void>;
    removeType(type: RowType): Promise<void>;
    clear(): Promise<void>;
  };
  readonly outbox: {
    /** In the order of `n`. */
    after(n: number, limit?: number): Promise<OutboxRecord[]>;
    last(): Promise<OutboxRecord | undefined>;
    countAfter(n: number): Promise<number>;
    put(records: readonly OutboxRecord[]): Promise<void>;
    /** Those with `from` ≤ `n` ≤ `to`. */
    remove(from: number, to: number): Promise<void>;
  };
  readonly sent: {
    /** In the order of `receivedAt`. */
    all(): Promise<SentRecord[]>;
    get(uids: readonly string[]): Promise<(SentRecord | undefined)[]>;
    put(records: readonly SentRecord[]): Promise<void>;
    remove(uids: readonly string[]): Promise<void>;
    removeBefore(receivedAt: number): Promise<void>;
  };
  readonly issues: {
    all(): Promise<IssueRecord[]>;
    count(): Promise<number>;
    put(records: readonly IssueRecord[]): Promise<void>;
    remove(uids: readonly string[]): Promise<void>;
  };
  readonly meta: {
    get(): Promise<Meta | undefined>;
    put(meta: Meta): Promise<void>;
    /** What was cached of answers that exist only on the server. */
    queries(): Promise<unknown>;
    putQueries(queries: unknown): Promise<void>;
  };
}

export type TableName = keyof Transaction;

/** What a read depends on: tables, of rows perhaps one type. */
export interface Interest {
  tables: readonly TableName[];
  type?: RowType;
}

export interface Store {
  /** A consistent view. Await nothing in it but the transaction itself: it ends when it has nothing to do. */
  read<T>(tables: readonly TableName[], work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** Resolves after it is on the disk; when `work` throws, nothing of it remains. */
  write<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** Calls back now and whenever what `read` read has changed, in this tab or another. */
  live<T>(interest: Interest, read: (tx: Transaction) => Promise<T>, onValue: (value: T) => void): Stop;
  close(): void;
  /** Deletes everything. */
  destroy(): Promise<void>;
}
