import type { SyncResponse } from '../../sync/messages.ts';
import type { IssueRecord, OutboxRecord } from '../store/records.ts';
import type { Transaction } from '../store/store.ts';
import { issueOf } from './issueOf.ts';
import { wordsIn } from './wordsIn.ts';

/**
 * What was received and then replaced by someone who had not seen it goes back to its author, who decides: unless they
 * have decided before, or have a newer word on its way.
 */
export async function takeOverwritten(tx: Transaction, answers: readonly SyncResponse[]): Promise<void> {
  const results = answers.flatMap(({ overwritten }) => overwritten ?? []);
  if (results.length === 0) return;
  // Read once: a phone that comes back among fifty others may hear of hundreds.
  const sent = (await tx.sent.all()).sort((a, b) => b.at - a.at || b.n - a.n);
  const waiting = await tx.outbox.after(0);
  const asked = await tx.issues.all();
  const told: IssueRecord[] = [];
  for (const result of results) {
    const about = ({ touches, args }: OutboxRecord): boolean =>
      touches.includes(result.uid) &&
      result.field! in { ...(args as object), ...(args as { fields?: object }).fields };
    const mine = sent.find(about);
    if (!mine || mine.settled || waiting.some(about)) continue;
    // Several fields of one mutation are one question: what was told of the others stays in it.
    const before = [...asked, ...told].findLast(({ uid }) => uid === mine.uid);
    const others = wordsIn(before).filter((word) => !(result.field! in Object(word?.fields)));
    told.push(issueOf(mine, { ...result, theirs: [...others, ...wordsIn(result)] }));
  }
  await tx.issues.put(told);
}
