/**
 * What is asked and answered before anything is taken in: as many pushes as wait, one after the other, each answer the
 * ground of the next question. A thousand mutations are ten requests and one transaction.
 *
 * Whatever came before a failure counts; a crash loses only answers, which are asked for again.
 */
import { type SyncResponse, syncResponse } from '../../sync/messages.ts';
import type { SyncRequest } from '../../sync/syncRequest.ts';
import { measuredOffset } from '../correctedClock.ts';
import type { Device } from '../device.ts';
import { type Failure, request } from '../request.ts';
import type { Meta } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { type Draft, draft } from './draft.ts';
import { mergePages } from './mergePages.ts';

export interface ExchangePort {
  store: Store;
  device: Device;
  workspaceId: string;
  personId: string;
  /** Gives the question up: there is reason to believe that its connection is dead. */
  signal?: AbortSignal;
  /** These are on their way now, or nothing is any more. */
  onSending?: (range: { from: number; to: number } | null) => void;
}

export interface Exchange {
  /** What was asked first, and from which state. */
  draft: Draft;
  /** In the order in which they were given; each is whole. */
  answers: SyncResponse[];
  /** Server clock − device clock (ms), as the last answer showed. */
  offset: number;
  /** What ended it, if it was not the end of what waited. */
  failure: { of: Draft; why: Failure } | undefined;
  /** Something was gained between two pages, and comes in full with the next question. */
  partial: boolean;
}

/** Pushes in one exchange: what an interrupted one has to ask for again stays small. */
const MAX_PUSHES = 10;
/** More pages than any answer has; a server that never ends is broken. */
const MAX_PAGES = 2_000;

/** Undefined when there is nobody to ask for: the replica was emptied, or its person removed. */
export async function exchange(port: ExchangePort, limit: number): Promise<Exchange | undefined> {
  const first = await nextDraft(port, limit, undefined);
  if (!first) return undefined;
  const result: Exchange = { draft: first, answers: [], offset: 0, failure: undefined, partial: false };
  let question: Draft | undefined = first;
  while (question) {
    sending(port, first, question);
    const whole = await fetchAnswer(port, question);
    if ('failure' in whole) return { ...result, failure: { of: question, why: whole.failure } };
    const { answer } = whole;
    // Another history has begun: the answers before it are of the old one, and are taken in first.
    if (!answer || (result.answers.length > 0 && answer.epoch !== result.answers[0]?.epoch)) return result;
    result.answers.push(answer);
    result.offset = whole.offset;
    result.partial ||= whole.partial;
    const more: boolean = result.answers.length < MAX_PUSHES && goesOn(question, answer);
    question = more ? await nextDraft(port, limit, answer) : undefined;
  }
  return result;
}

/** More waits, and this answer said that what was pushed is dealt with. */
function goesOn(question: Draft, answer: SyncResponse): boolean {
  const { epoch } = question.request.have;
  return (
    question.more &&
    answer.lmid >= (question.items.at(-1)?.n ?? 0) &&
    (epoch === '' || epoch === answer.epoch)
  );
}

function nextDraft(
  { store, device, personId }: ExchangePort,
  limit: number,
  after: SyncResponse | undefined,
): Promise<Draft | undefined> {
  return store.read(['meta', 'outbox'], async (tx) => {
    const meta = await tx.meta.get();
    if (!meta || meta.revoked) return undefined;
    const [oldest] = await tx.outbox.after(0, 1);
    return draft(tx, after ? asIfTakenIn(meta, after) : meta, {
      clock: device.clock(),
      person: personId,
      limit,
      // Results are kept for a client until they are truly taken in: what an older version pushed and could not pull is
      // still in the outbox, and what became of it has not been heard. What is heard in memory alone, the device has yet
      // to hear.
      ackN: meta.passing ? 0 : Math.min(meta.lmid, (oldest?.n ?? Number.POSITIVE_INFINITY) - 1),
    });
  });
}

const asIfTakenIn = (meta: Meta, { epoch, ver, lmid, scopes }: SyncResponse): Meta => ({
  ...meta,
  epoch,
  v: ver,
  lmid,
  scopes: [...scopes].sort(),
});

/** Until they are taken in, those that were answered are on their way too. */
function sending({ onSending }: ExchangePort, first: Draft, now: Draft): void {
  const [from, to] = [first.items[0], now.items.at(-1)];
  onSending?.(from && to ? { from: from.n, to: to.n } : null);
}

type Whole = { answer: SyncResponse | undefined; offset: number; partial: boolean };

/** Every page of one answer. */
async function fetchAnswer(port: ExchangePort, question: Draft): Promise<Whole | { failure: Failure }> {
  const pages: SyncResponse[] = [];
  let asked: Omit<SyncRequest, 'sentAt'> = question.request;
  for (;;) {
    const askedAt = port.device.clock();
    const answered = await request(syncResponse, `/v1/w/${port.workspaceId}/sync`, {
      body: { ...asked, sentAt: askedAt },
      fetch: (path, init) => port.device.fetch(path, init),
      ...(port.signal ? { signal: port.signal } : {}),
    });
    if (!answered.ok) return answered;
    const page = answered.value;
    pages.push(page);
    if (!page.page) {
      const answer = mergePages(pages, question.request.have.scopes);
      const partial = answer !== undefined && answer.scopes.length < page.scopes.length;
      return { answer, partial, offset: measuredOffset(page.now, askedAt, port.device.clock()) };
    }
    if (pages.length === MAX_PAGES)
      return { failure: { type: 'garbage', title: 'an answer without end', status: 200 } };
    asked = { ...question.request, push: [], page: page.page };
  }
}
