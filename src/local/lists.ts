/** The outbox, the sent and the issues as screens list them. */

import type { Issue, OutboxItem, SentItem, Stop } from './replica.ts';
import { makeShared } from './rows/makeShared.ts';
import type { IssueRecord, OutboxRecord, SentRecord } from './store/records.ts';
import type { Store } from './store/store.ts';

export interface Sending {
  from: number;
  to: number;
}

export interface Lists {
  watchOutbox(onItems: (items: readonly OutboxItem[]) => void): Stop;
  watchSent(onItems: (items: readonly SentItem[]) => void): Stop;
  watchIssues(onItems: (items: readonly Issue[]) => void): Stop;
  /** These are on their way; null: nothing is. */
  sending(range: Sending | null): void;
}

/** @param corrected what the server's clock showed when this device's clock (ms) showed that */
export function createLists(store: Store, corrected: (at: number) => number): Lists {
  let range: Sending | null = null;
  const redraws = new Set<() => void>();

  return {
    watchOutbox(onItems) {
      const share = makeShared<OutboxItem>((item) => item.uid);
      let records: OutboxRecord[] | undefined;
      const draw = (): void => {
        const items = records && share(records.map((record) => outboxItem(record, range, corrected)));
        if (items) onItems(items);
      };
      redraws.add(draw);
      const stop = store.live(
        { tables: ['meta', 'outbox'] },
        // What is at or below `lmid` was received, and only waits for rows that this version cannot have.
        async (tx) => tx.outbox.after((await tx.meta.get())?.lmid ?? 0),
        (next) => {
          records = next;
          draw();
        },
      );
      return () => {
        redraws.delete(draw);
        stop();
      };
    },
    watchSent: (onItems) =>
      shared(store, 'sent', (records) => records.map((record) => sentItem(record, corrected)), onItems),
    watchIssues: (onItems) =>
      shared(store, 'issues', (records) => records.map((record) => issue(record, corrected)), onItems),
    sending(next) {
      range = next;
      for (const redraw of redraws) redraw();
    },
  };
}

function shared<K extends 'sent' | 'issues', T extends { uid: string }>(
  store: Store,
  table: K,
  items: (records: K extends 'sent' ? SentRecord[] : IssueRecord[]) => T[],
  onItems: (items: readonly T[]) => void,
): Stop {
  const share = makeShared<T>((item) => item.uid);
  type Records = Parameters<typeof items>[0];
  return store.live(
    { tables: [table] },
    async (tx) => items((await tx[table].all()) as Records),
    (next) => {
      const changed = share(next);
      if (changed) onItems(changed);
    },
  );
}

const outboxItem = (
  record: OutboxRecord,
  range: Sending | null,
  corrected: (at: number) => number,
): OutboxItem => ({
  ...record,
  at: corrected(record.at),
  state: range && range.from <= record.n && record.n <= range.to ? 'sending' : 'on_phone',
});

const sentItem = (record: SentRecord, corrected: (at: number) => number): SentItem => ({
  ...issue(record, corrected),
  receivedAt: corrected(record.receivedAt),
});

const issue = <T extends SentRecord | IssueRecord>(record: T, corrected: (at: number) => number): T => ({
  ...record,
  at: corrected(record.at),
});
