/** One sync: push what waits, pull what is new, take it in. Every step may be the last one; the next sync goes on. */
import { PUSH_LIMIT } from '../../sync/messages.ts';
import type { Meta } from '../store/records.ts';
import { applyAnswers, type Result } from './applyAnswers.ts';
import { type Exchange, type ExchangePort, exchange } from './exchange.ts';
import { stillHeld } from './held.ts';
import { type AfterProblem, afterProblem } from './problems.ts';

export interface CyclePort extends ExchangePort {
  /** A person wants it now. */
  pressed?: boolean | undefined;
  onReceived?: (meta: Meta) => void;
  onDropped?: () => void;
}

export type Outcome =
  | { kind: 'received' }
  /** Not asked: the server wanted patience, for so many seconds yet. */
  | { kind: 'held'; retryAfter: number }
  | Exclude<AfterProblem, { kind: 'again' }>;

/** More rounds than the longest outbox needs; whatever still waits then is the next sync's. */
const MAX_ROUNDS = 500;
/** Rounds in a row that took nothing in: halving a push takes seven, more is a server that contradicts itself. */
const MAX_FUTILE = 12;

/** Syncs until nothing waits or something stands in the way. */
export async function syncCycle(port: CyclePort): Promise<Outcome> {
  const retryAfter = await port.store.read(['meta'], async (tx) => stillHeld(await tx.meta.get(), port));
  if (retryAfter > 0) return { kind: 'held', retryAfter };
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
  const exchanged = await exchange(port, limit);
  if (!exchanged) return { kind: 'trouble', trouble: null };
  const { answers, failure } = exchanged;
  const { store, device } = port;
  let result: Result | undefined;
  if (answers.length > 0) {
    result = await store.write((tx) =>
      applyAnswers(tx, { ...exchanged, clock: device.clock(), newClient: () => device.newId() }),
    );
    if (!result) return { kind: 'trouble', trouble: null };
    port.onReceived?.(result.meta);
    if (result.dropped) port.onDropped?.();
  }
  // A problem is for the state that the answers before it have made: it will come again if it still holds. Asking at
  // once whether it does is wrong where nobody answered, and where patience was asked for.
  if (failure && (!result || failure.why.type === 'unreachable' || failure.why.retryAfter))
    return afterProblem(port, failure.of, failure.why);
  if (!result || failure || goesOn(exchanged, result))
    return { kind: 'again', applied: result?.applied === 'applied' };
  return { kind: 'received' };
}

function goesOn({ draft, partial }: Exchange, { applied, meta, waiting }: Result): boolean {
  const renewed = meta.client !== draft.request.client;
  // Asking the same again would not help: the next sync will, or a person.
  const stuck = meta.lmid < (draft.items.at(-1)?.n ?? 0);
  return applied === 'stale' || renewed || partial || (waiting > 0 && !stuck);
}
