/**
 * Reads that repeat themselves when what they read has changed, in this tab, another or the worker.
 *
 * Dexie's own `liveQuery` gives each of them a transaction; a first screen has about twenty, and what is due at the same
 * time is better read in one: it is of one moment, and the phone is not asked twenty times.
 */
import { Dexie, type ObservabilitySet, RangeSet, rangesOverlap } from 'dexie';
import type { Interest, Stop, TableName, Transaction } from './store.ts';

interface Live {
  interest: Interest;
  read(tx: Transaction): Promise<unknown>;
  onValue(value: unknown): void;
}

export interface LiveReads {
  add<T>(interest: Interest, read: (tx: Transaction) => Promise<T>, onValue: (value: T) => void): Stop;
  /** Reads everything anew. */
  again(): void;
  close(): void;
}

export type ReadTogether = <T>(
  tables: readonly TableName[],
  work: (tx: Transaction) => Promise<T>,
) => Promise<T>;

export function createLiveReads(database: string, readTogether: ReadTogether): LiveReads {
  const lives = new Set<Live>();
  const due = new Set<Live>();
  let reading = false;
  let closed = false;

  function demand(live: Live): void {
    due.add(live);
    if (due.size === 1) queueMicrotask(() => void readDue());
  }

  async function readDue(): Promise<void> {
    // What becomes due meanwhile is read right after.
    if (reading || closed || due.size === 0) return;
    reading = true;
    const batch = [...due];
    due.clear();
    try {
      const tables = [...new Set(batch.flatMap(({ interest }) => interest.tables))];
      const values = await readTogether(tables, (tx) => Promise.all(batch.map((live) => live.read(tx))));
      batch.forEach((live, index) => {
        if (lives.has(live)) tell(live, values[index]);
      });
    } catch {
      // The connection was lost for good, or closed: there is nothing newer to show than what is shown.
    } finally {
      reading = false;
      if (due.size > 0) queueMicrotask(() => void readDue());
    }
  }

  function onMutated(parts: ObservabilitySet): void {
    for (const live of lives) if (concerns(parts, database, live.interest)) demand(live);
  }
  Dexie.on('storagemutated', onMutated);

  return {
    add<T>(interest: Interest, read: (tx: Transaction) => Promise<T>, onValue: (value: T) => void): Stop {
      const live: Live = { interest, read, onValue: onValue as (value: unknown) => void };
      lives.add(live);
      demand(live);
      return () => {
        lives.delete(live);
        due.delete(live);
      };
    },
    again() {
      for (const live of lives) demand(live);
    },
    close() {
      closed = true;
      lives.clear();
      due.clear();
      Dexie.on.storagemutated.unsubscribe(onMutated);
    },
  };
}

/** One listener's fault is thrown where faults are seen, and does not keep the others from hearing. */
function tell(live: Live, value: unknown): void {
  try {
    live.onValue(value);
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}

/** Dexie names what was changed `idb://<database>/<table>/<index>`; '' is the primary key, `:dels` what was deleted. */
function concerns(parts: ObservabilitySet, database: string, { tables, type }: Interest): boolean {
  if ('all' in parts) return true;
  return tables.some((table) => {
    const prefix = `idb://${database}/${table}/`;
    if (type === undefined || (table !== 'base' && table !== 'overlay'))
      return Object.keys(parts).some((part) => part.startsWith(prefix));
    // Keys are [type, id], and an array sorts behind every text.
    const ofType = new RangeSet([type], [type, []]);
    return [parts[prefix], parts[`${prefix}:dels`]].some((keys) => keys && rangesOverlap(keys, ofType));
  });
}
