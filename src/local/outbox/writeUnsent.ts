/** Unsent work as a file: what a person takes along when a device has to be cleared. `readUnsent.ts` brings it back. */
import type { IssueRecord, OutboxRecord } from '../store/records.ts';
import type { Transaction } from '../store/store.ts';

export const UNSENT_FORMAT = 'plimsoll-unsent';

export interface Owner {
  workspaceId: string;
  personId: string;
}

export async function writeUnsent(
  tx: Pick<Transaction, 'outbox' | 'issues'>,
  owner: Owner,
  lmid: number,
): Promise<string> {
  const waiting: (OutboxRecord | IssueRecord)[] = [
    ...(await tx.outbox.after(lmid)),
    ...(await tx.issues.all()),
  ];
  const mutations = waiting.map(({ uid, s, name, args, at, day }) => ({ uid, s, name, args, at, day }));
  return JSON.stringify({ format: UNSENT_FORMAT, version: 1, ...owner, mutations }, null, 2);
}
