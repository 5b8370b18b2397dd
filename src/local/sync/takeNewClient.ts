/**
 * A new client: the old one's count no longer fits what the server remembers, because the server was restored, or
 * because this database was copied to a second device. Its mutations keep their `uid`, by which the server knows
 * those that it has; so offering one again is safe.
 */
import type { IssueRecord, Meta, OutboxRecord, SentRecord } from '../store/records.ts';
import type { Transaction } from '../store/store.ts';
import { issueOf } from './issueOf.ts';

/** The server remembers uids for a while, not for ever: what is older than this waits for its author. */
export const KNOWN_FOR_MS = 30 * 86_400_000;

export interface Requeue {
  clock: number;
  client: string;
  /** Acknowledged mutations to offer again, before the unsent ones. */
  again: readonly SentRecord[];
  /** No base may lie above what the server is at now: it would seem to have seen what it has not. */
  ver: number;
}

export async function takeNewClient(
  tx: Transaction,
  meta: Meta,
  { clock, client, again, ver }: Requeue,
): Promise<Meta> {
  // Also what an older version pushed and could not pull: it is in no other list.
  const waiting = await tx.outbox.after(0);
  const known = new Set(again.map((item) => item.uid));
  const unsent = waiting.filter((item) => !known.has(item.uid));
  const [old, fresh] = partition(unsent, (item) => clock - item.at > KNOWN_FOR_MS);
  const queue: OutboxRecord[] = [...again.map(unacknowledged), ...fresh].map((item, index) => ({
    ...item,
    n: index + 1,
    base: Math.min(item.base, ver),
  }));
  await tx.outbox.remove(0, Number.POSITIVE_INFINITY);
  await tx.outbox.put(queue);
  await tx.sent.remove(again.map((item) => item.uid));
  if (old.length > 0) await tx.issues.put(old.map(reviewed));
  const next = { ...meta, client, lmid: 0 };
  await tx.meta.put(next);
  return next;
}

function unacknowledged({
  receivedAt: _,
  ver: __,
  superseded: ___,
  client: ____,
  theirs: _____,
  settled: ______,
  ...item
}: SentRecord): OutboxRecord {
  return item;
}

const reviewed = (item: OutboxRecord): IssueRecord =>
  issueOf(item, { code: 'aged', message: 'written long ago on a device that was copied or restored' });

function partition<T>(items: readonly T[], first: (item: T) => boolean): [T[], T[]] {
  return [items.filter(first), items.filter((item) => !first(item))];
}
