import type { Transaction } from '../store/store.ts';

/** What its author has decided about: no issue any more, and no question when the server tells of it again. */
export async function settle(tx: Transaction, uid: string): Promise<void> {
  await tx.issues.remove([uid]);
  const [sent] = await tx.sent.get([uid]);
  if (sent) await tx.sent.put([{ ...sent, settled: true }]);
}
