/**
 * The answers of one exchange are one transaction: rows, cursor, what was acknowledged, what was refused, and the unsent
 * rest played again over it. A crash before its end leaves everything as it was, and the same question is asked again.
 */
import type { MutationResult, SyncResponse } from '../../sync/messages.ts';
import { correction } from '../correctedClock.ts';
import { replay } from '../outbox/replay.ts';
import type { IssueRecord, Meta, OutboxRecord, SentRecord } from '../store/records.ts';
import type { Transaction } from '../store/store.ts';
import { applyRows } from './applyRows.ts';
import type { Draft } from './draft.ts';
import { forgetDropped } from './forgetDropped.ts';
import { issueOf } from './issueOf.ts';
import { restoredHead } from './restoredHead.ts';
import { takeNewClient } from './takeNewClient.ts';
import { takeOverwritten } from './takeOverwritten.ts';

const SENT_KEPT_MS = 30 * 86_400_000;

export interface Received {
  /** The first question. */
  draft: Draft;
  /** At least one; of one epoch, each the ground of the next question. */
  answers: readonly SyncResponse[];
  /** Device clock (ms) now. */
  clock: number;
  offset: number;
  newClient: () => string;
}

export type Applied = 'applied' | 'stale';

export interface Result {
  applied: Applied;
  meta: Meta;
  /** Scopes were lost, and with them whatever else came of them. */
  dropped: boolean;
  /** Mutations that have still to be sent. */
  waiting: number;
}

/** Undefined when there is no replica any more. */
export async function applyAnswers(
  tx: Transaction,
  { draft, answers, clock, offset, newClient }: Received,
): Promise<Result | undefined> {
  const meta = await tx.meta.get();
  const [first, last] = [answers[0], answers.at(-1)];
  if (!meta || !first || !last) return undefined;
  const restored = meta.epoch !== '' && first.epoch !== meta.epoch;
  // Another tab was faster, or an answer was late: what it says of `have` no longer fits what is had. Versions never go
  // back within an epoch; an answer that does was overtaken on its way.
  const stale =
    meta.generation !== draft.generation ||
    meta.client !== draft.request.client ||
    (!restored && first.ver < meta.v);
  if (stale)
    return { applied: 'stale', meta, dropped: false, waiting: await tx.outbox.countAfter(meta.lmid) };

  if (restored) await tx.base.clear();
  const gone = new Set<string>();
  for (const answer of answers) for (const name of await applyRows(tx, answer)) gone.add(name);
  const next: Meta = {
    ...meta,
    epoch: last.epoch,
    v: last.ver,
    scopes: [...last.scopes].sort(),
    generation: meta.generation + 1,
    receivedAt: clock,
    offset,
    baseGivenUp: false,
    held: undefined,
    wants: Object.fromEntries(Object.entries(meta.wants).filter(([, until]) => until > clock)),
  };
  const saved = restored
    ? await offerAgain(tx, next, last, { clock, client: newClient() })
    : await acknowledge(tx, next, answers, { clock, client: newClient });
  await takeOverwritten(tx, answers);
  const dropped = restored || answers.some(({ drop }) => drop.length > 0);
  if (dropped) await forgetDropped(tx, gone);
  await tx.sent.removeBefore(clock - SENT_KEPT_MS);
  await replay(tx, correction(offset));
  return { applied: 'applied', meta: saved, dropped, waiting: await tx.outbox.countAfter(saved.lmid) };
}

/** After a restore: what the server has lost, before what it never had. */
async function offerAgain(
  tx: Transaction,
  meta: Meta,
  { epoch, ver }: SyncResponse,
  { clock, client }: { clock: number; client: string },
): Promise<Meta> {
  const head = restoredHead(epoch) ?? 0;
  const again = (await tx.sent.all()).filter((item) => item.ver > head).sort(bySending);
  return takeNewClient(tx, meta, { clock, client, again, ver });
}

const bySending = (a: SentRecord, b: SentRecord): number => a.ver - b.ver || a.n - b.n;

/** Moves what the server has dealt with out of the outbox: to the sent, or to what needs its author. */
async function acknowledge(
  tx: Transaction,
  before: Meta,
  answers: readonly SyncResponse[],
  { clock, client }: { clock: number; client: () => string },
): Promise<Meta> {
  const heard = Math.max(...answers.map(({ lmid }) => lmid));
  // Pushed by an older version that could not pull, to a server that was set back before it ever answered with an epoch.
  const unheard = (await tx.outbox.after(heard)).some((item) => item.n <= before.lmid);
  if (unheard) return takeNewClient(tx, before, { clock, client: client(), again: [], ver: before.v });
  // A server that answers with less than was acknowledged before has forgotten; `lmid` itself never goes back.
  const meta = { ...before, lmid: Math.max(before.lmid, heard) };
  await tx.meta.put(meta);
  const done = (await tx.outbox.after(0)).filter((item) => item.n <= meta.lmid);
  if (done.length === 0) return meta;
  const results = new Map(answers.flatMap((answer) => answer.results).map((result) => [result.uid, result]));
  const sent: SentRecord[] = [];
  const issues: IssueRecord[] = [];
  const acknowledged = (item: OutboxRecord): SentRecord => ({
    ...item,
    client: meta.client,
    receivedAt: clock,
    ver: meta.v,
  });
  for (const item of done) {
    const result = results.get(item.uid);
    if (!result) sent.push(acknowledged(item));
    else if (isOwnLaterWord(item, result))
      sent.push({ ...acknowledged(item), superseded: true, theirs: result.theirs });
    else issues.push(issueOf(item, result));
  }
  await tx.outbox.remove(0, meta.lmid);
  await tx.sent.put(sent);
  if (issues.length > 0) await tx.issues.put(issues);
  return meta;
}

/** Someone who said something else since needs no reminder of what they said before; a move that came too late does. */
const isOwnLaterWord = (item: OutboxRecord, result: MutationResult): boolean =>
  result.code === 'superseded' && item.name !== 'task.move';
