import type { ReplicaStatus, ReplicaTrouble } from './replica.ts';
import type { SyncState } from './scheduler.ts';
import type { Meta } from './store/records.ts';
import type { Kept } from './store/spareStore.ts';
import type { Transaction } from './store/store.ts';

/** What the store says about the replica's state. */
export interface Counts {
  meta: Pick<Meta, 'receivedAt' | 'revoked' | 'lost' | 'baseGivenUp'> | undefined;
  waiting: number;
  needsYou: number;
}

/** One trouble at a time, the one that a person can least do without knowing. */
export function statusOf(
  kept: Counts,
  sync: SyncState,
  storage: Kept,
  corrected: (at: number) => number,
): ReplicaStatus {
  const { meta } = kept;
  const troubles: (ReplicaTrouble | false | null | undefined)[] = [
    storage === 'none' && 'storage_broken',
    (meta?.revoked || sync.trouble === 'revoked') && 'revoked',
    meta?.lost != null && meta.lost > 0 && 'was_emptied',
    sync.trouble === 'wrong_person' && 'wrong_person',
    sync.trouble === 'signed_out' && 'signed_out',
    (storage === 'own' || meta?.baseGivenUp) && 'storage_full',
    sync.trouble,
  ];
  return {
    receivedAt: meta?.receivedAt == null ? null : corrected(meta.receivedAt),
    syncing: sync.syncing,
    reachable: sync.reachable,
    waiting: kept.waiting,
    needsYou: kept.needsYou,
    trouble: troubles.find((trouble): trouble is ReplicaTrouble => Boolean(trouble)) ?? null,
    lost: meta?.lost ?? 0,
    ready: meta?.receivedAt != null,
  };
}

export type Known = Counts & {
  meta: Meta | undefined;
  /** The highest `n` that a mutation of this client has, or had. */
  last: number;
};

/** The counts of this moment. */
export async function readKept(tx: Transaction): Promise<Known> {
  const meta = await tx.meta.get();
  const lmid = meta?.lmid ?? 0;
  return {
    meta,
    waiting: await tx.outbox.countAfter(lmid),
    needsYou: await tx.issues.count(),
    last: Math.max(lmid, (await tx.outbox.last())?.n ?? 0),
  };
}
