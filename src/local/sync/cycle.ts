/** One sync: push what waits, pull what is new, take it in. Every step may be the last one; the next sync goes on. */
import type { SyncResponse } from '../../sync/messages.ts';
import { PUSH_LIMIT, type SyncRequest, syncResponse } from '../../sync/messages.ts';
import { measuredOffset } from '../correctedClock.ts';
import type { Device } from '../device.ts';
import { type Answered, type Failure, request } from '../request.ts';
import type { Meta } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { applyAnswer } from './applyAnswer.ts';
import { type Draft, draft } from './draft.ts';
import { mergePages } from './mergePages.ts';
import { type AfterProblem, afterProblem } from './problems.ts';

export interface CyclePort {
  store: Store;
  device: Device;
  workspaceId: string;
  personId: string;
  /** These are on their way now, or nothing is any more. */
  onSending?: (range: { from: number; to: number } | null) => void;
  onReceived?: (meta: Meta) => void;
  onDropped?: () => void;
}

export type Outcome =
  | { kind: 'received' }
  | { kind: 'unreachable' }
  | Extract<AfterProblem, { kind: 'trouble' }>;

/** More pages than any answer has; a server that never ends is broken. */
const MAX_PAGES = 2_000;
/** More rounds than the longest outbox needs; whatever still waits then is the next sync's. */
const MAX_ROUNDS = 500;
/** Rounds in a row that took nothing in: halving a push takes seven, more is a server that contradicts itself. */
const MAX_FUTILE = 12;

/** Syncs until nothing waits or something stands in the way. */
export async function syncCycle(port: CyclePort): Promise<Outcome> {
  let limit = PUSH_LIMIT;
  let futile = 0;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const step = await oneRound(port, limit);
    if (step.kind !== 'again') return step;
    limit = step.limit ?? PUSH_LIMIT;
    futile = step.applied ? 0 : futile + 1;
    if (futile === MAX_FUTILE) return { kind: 'trouble', trouble: 'server_trouble' };
  }
  return { kind: 'received' };
}

type Step = Outcome | { kind: 'again'; limit?: number; applied?: boolean };

async function oneRound(port: CyclePort, limit: number): Promise<Step> {
  const { store, device } = port;
  const prepared = await store.read(['meta', 'outbox'], async (tx) => {
    const meta = await tx.meta.get();
    return meta && !meta.revoked
      ? draft(tx, meta, { clock: device.clock(), person: port.personId, limit })
      : undefined;
  });
  // Emptied under our feet, or no longer a member: nothing to ask.
  if (!prepared) return { kind: 'trouble', trouble: null };

  const [first, last] = [prepared.items[0], prepared.items.at(-1)];
  port.onSending?.(first && last ? { from: first.n, to: last.n } : null);
  const pages = await fetchPages(port, prepared);
  if ('failure' in pages) return afterFailure(port, prepared, pages.failure);

  const answer = mergePages(pages.pages, prepared.request.have.scopes);
  if (!answer) return { kind: 'again' };
  const result = await store.write((tx) =>
    applyAnswer(tx, {
      draft: prepared,
      answer,
      clock: device.clock(),
      offset: pages.offset,
      newClient: () => device.newId(),
    }),
  );
  if (!result) return { kind: 'trouble', trouble: null };
  port.onReceived?.(result.meta);
  if (result.dropped) port.onDropped?.();
  const renewed = result.meta.client !== prepared.request.client;
  const partial = pages.pages.length > 1 && answer.scopes.length < pages.pages.at(-1)!.scopes.length;
  // Asking the same again would not help: the next sync will, or a person.
  const stuck = result.meta.lmid < (last?.n ?? 0);
  if (result.applied === 'stale' || renewed || partial || (result.waiting > 0 && !stuck))
    return { kind: 'again', applied: result.applied === 'applied' };
  return { kind: 'received' };
}

async function fetchPages(
  port: CyclePort,
  prepared: Draft,
): Promise<{ pages: SyncResponse[]; offset: number } | { failure: Failure }> {
  const pages: SyncResponse[] = [];
  let offset = 0;
  let question: Omit<SyncRequest, 'sentAt'> = prepared.request;
  for (;;) {
    const askedAt = port.device.clock();
    const answered: Answered<SyncResponse> = await request(syncResponse, `/v1/w/${port.workspaceId}/sync`, {
      body: { ...question, sentAt: askedAt },
      fetch: (path, init) => port.device.fetch(path, init),
    });
    if (!answered.ok) return answered;
    const page = answered.value;
    pages.push(page);
    offset = measuredOffset(page.now, askedAt, port.device.clock());
    if (!page.page) return { pages, offset };
    if (pages.length === MAX_PAGES)
      return { failure: { type: 'garbage', title: 'an answer without end', status: 200 } };
    question = { ...prepared.request, push: [], page: page.page };
  }
}

async function afterFailure(port: CyclePort, prepared: Draft, failure: Failure): Promise<Step> {
  if (failure.type === 'unreachable') return { kind: 'unreachable' };
  return afterProblem(port, prepared, failure);
}
