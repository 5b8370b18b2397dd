/** The question that opens a sync: what is unsent, what this replica has, what it wants. */
import { PROTO, PUSH_BYTES, SCHEMA } from '../../sync/messages.ts';
import type { PushedMutation, SyncRequest } from '../../sync/syncRequest.ts';
import type { Meta, OutboxRecord } from '../store/records.ts';
import type { Transaction } from '../store/store.ts';

export interface Draft {
  request: Omit<SyncRequest, 'sentAt'>;
  /** What is pushed, in order. */
  items: OutboxRecord[];
  /** More waits behind what fits. */
  more: boolean;
  generation: number;
}

const bytes = new TextEncoder();

/** @param limit fewer than the protocol allows, to find the one mutation that a server cannot read */
export async function draft(
  tx: Pick<Transaction, 'outbox'>,
  meta: Meta,
  { clock, person, limit, ackN }: { clock: number; person: string; limit: number; ackN: number },
): Promise<Draft> {
  const waiting = await tx.outbox.after(meta.lmid, limit + 1);
  const push: PushedMutation[] = [];
  // As it will be written: brackets around, a comma after all but the last.
  let size = 1;
  for (const { n, uid, s, name, args, base, at, day, author } of waiting) {
    const mutation = { n, uid, s, name, args, base, at, day, author };
    size += bytes.encode(JSON.stringify(mutation)).length + 1;
    if (push.length === limit || (push.length > 0 && size > PUSH_BYTES)) break;
    push.push(mutation);
  }
  return {
    request: {
      proto: PROTO,
      schema: SCHEMA,
      client: meta.client,
      person,
      push,
      have: { epoch: meta.epoch, v: meta.v, scopes: meta.scopes },
      want: leased(meta.wants, clock),
      ackN,
    },
    items: waiting.slice(0, push.length),
    more: waiting.length > push.length,
    generation: meta.generation,
  };
}

/** As the protocol limits it: the last opened are the ones still needed. */
const WANT_LIMIT = 200;

function leased(wants: Record<string, number>, clock: number): string[] {
  return Object.entries(wants)
    .filter(([, until]) => until > clock)
    .sort(([, a], [, b]) => b - a)
    .slice(0, WANT_LIMIT)
    .map(([wish]) => wish)
    .sort();
}
