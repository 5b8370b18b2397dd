import type { Meta } from '../store/records.ts';
import type { Store, Transaction } from '../store/store.ts';

const LEASE_MS = 7 * 86_400_000;
/** A lease is renewed when a quarter of it is over, so that opening a screen does not write every time. */
const RENEW_BELOW_MS = (LEASE_MS * 3) / 4;

/** Notes that a person or team was opened. @returns false where it was noted not long ago */
export async function renewLease(
  store: Store,
  wish: string,
  clock: number,
  ensured: (tx: Transaction) => Promise<Meta>,
): Promise<boolean> {
  const meta = await store.read(['meta'], (tx) => tx.meta.get());
  if ((meta?.wants[wish] ?? 0) - clock > RENEW_BELOW_MS) return false;
  await store.write(async (tx) => {
    const current = await ensured(tx);
    await tx.meta.put({ ...current, wants: { ...current.wants, [wish]: clock + LEASE_MS } });
  });
  return true;
}
