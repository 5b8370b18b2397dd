import type { QueryClient } from '@tanstack/solid-query';
import type { Replica, Stop } from '../../local/index.ts';

/** Several changes that arrive together are one question. */
const GATHER_MS = 120;

/**
 * Asks again for what is on the screen whenever a sync has ended: a poke makes the replica sync, also when the change
 * was to somebody whose rows this device does not carry, and its own writes have then reached the figures.
 */
export function followReplica(replica: Replica, client: QueryClient): Stop {
  let seen: number | null | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = replica.watchStatus(({ receivedAt, ready }) => {
    const first = seen === undefined;
    if (receivedAt === seen) return;
    seen = receivedAt;
    if (first || !ready) return;
    timer ??= setTimeout(() => {
      timer = undefined;
      void client.invalidateQueries({ queryKey: [replica.workspaceId] });
    }, GATHER_MS);
  });
  return () => {
    stop();
    clearTimeout(timer);
  };
}
