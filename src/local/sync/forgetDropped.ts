import type { IssueRecord, OutboxRecord } from '../store/records.ts';
import type { Transaction } from '../store/store.ts';
import { wordsIn } from './wordsIn.ts';

/**
 * What a person may no longer see does not stay in their history of sent work either, nor in cached answers.
 * @param gone names of the rows whose scopes were lost
 */
export async function forgetDropped(tx: Transaction, gone: ReadonlySet<string>): Promise<void> {
  await tx.meta.putQueries(undefined);
  if (gone.size === 0) return;
  const about = (item: OutboxRecord): boolean => item.touches.some((name) => gone.has(name));
  await tx.sent.remove((await tx.sent.all()).filter(about).map((item) => item.uid));
  const issues = await tx.issues.all();
  await tx.issues.remove(issues.filter(about).map((item) => item.uid));
  // Someone else's word may be about another row, as a second answer to a flag is: then one's own stays without it.
  const quotes = (item: IssueRecord): boolean =>
    wordsIn(item).some((word) => gone.has(`${word?.type}:${word?.id}`));
  await tx.issues.put(
    issues.filter((item) => !about(item) && quotes(item)).map((item) => ({ ...item, theirs: undefined })),
  );
}
