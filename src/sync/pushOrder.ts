/**
 * Which mutations of a push are to be carried out, in a client's own order and each once.
 */
import type { PushedMutation } from './syncRequest.ts';

export type PushOrder =
  /** Carry these out, in this order; those before them were dealt with already. */
  | { kind: 'apply'; fresh: PushedMutation[] }
  /** Mutations are missing before the first one: send from `lmid + 1` on. */
  | { kind: 'gap' }
  /** The same number was another mutation: this client has a twin, or was set back. */
  | { kind: 'cloned' }
  /** Not in one row: the sender is broken. */
  | { kind: 'disordered'; position: number };

/**
 * @param lmid last mutation of this client that was dealt with
 * @param uidOf what is remembered of a mutation that was dealt with; undefined when it is too long ago
 */
export function pushOrder(
  push: readonly PushedMutation[],
  lmid: number,
  uidOf: (n: number) => string | undefined,
): PushOrder {
  const [first] = push;
  if (!first) return { kind: 'apply', fresh: [] };
  const position = push.findIndex(({ n }, index) => n !== first.n + index);
  if (position !== -1) return { kind: 'disordered', position };
  if (first.n > lmid + 1) return { kind: 'gap' };
  const fresh: PushedMutation[] = [];
  for (const mutation of push) {
    if (mutation.n > lmid) fresh.push(mutation);
    else if ((uidOf(mutation.n) ?? mutation.uid) !== mutation.uid) return { kind: 'cloned' };
  }
  return { kind: 'apply', fresh };
}
