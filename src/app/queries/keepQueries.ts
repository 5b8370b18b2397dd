import type { Query, QueryClient } from '@tanstack/solid-query';
import {
  type PersistedClient,
  type Persister,
  persistQueryClientRestore,
  persistQueryClientSubscribe,
} from '@tanstack/solid-query-persist-client';
import { KEPT_MS } from './queryClient.ts';

/** Raised when the shape of an answer changes in a way that an older one on the device would break. */
const SHAPES = '1';

/** A workspace of a thousand people is 2 MB to write, and every answer changes the cache several times. */
const GATHER_MS = 1000;

/** Brings back what the device kept and keeps what comes; resolves when the former is done, also when it failed. */
export async function keepQueries(client: QueryClient, persister: Persister, owner: string): Promise<void> {
  const kept = {
    queryClient: client,
    persister: gathered(persister),
    maxAge: KEPT_MS,
    buster: `${SHAPES}:${owner}`,
    // A refresh that failed for want of signal makes a query an error; the figures that it still has are the last ones.
    dehydrateOptions: { shouldDehydrateQuery: ({ state }: Query) => state.data !== undefined },
  };
  try {
    await persistQueryClientRestore(kept);
  } catch {
    // A storage that cannot be read leaves an empty cache: figures come from the server, as on the first day.
  }
  persistQueryClientSubscribe(kept);
}

/** The same persister, writing the latest once a second at most, and at once when the page goes out of sight. */
function gathered(persister: Persister): Persister {
  let latest: PersistedClient | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (latest) void persister.persistClient(latest);
    latest = undefined;
  };
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) write();
  });
  return {
    ...persister,
    persistClient: (client) => {
      latest = client;
      timer ??= setTimeout(write, GATHER_MS);
    },
  };
}
