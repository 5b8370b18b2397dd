import type { QueryClient } from '@tanstack/solid-query';
import type { Replica } from '../../local/index.ts';

/** Several changes that arrive together are one question. */
const GATHER_MS = 120;

/**
 * For as long as the replica is open: asks again for what is on the screen whenever a sync has ended, and calls the
 * rest old. A poke makes the replica sync, also when the change was to somebody whose rows this device does not
 * carry, and its own writes have then reached the figures.
 */
export function followReplica(replica: Replica, client: QueryClient): void {
  let seen: number | null | undefined;
  let gathering = false;
  replica.watchStatus(({ receivedAt, ready }) => {
    const first = seen === undefined;
    if (receivedAt === seen) return;
    seen = receivedAt;
    if (first || !ready || gathering) return;
    gathering = true;
    setTimeout(() => {
      gathering = false;
      void client.invalidateQueries({ queryKey: [replica.workspaceId] });
    }, GATHER_MS);
  });
}
