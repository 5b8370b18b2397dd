import { QueryClient } from '@tanstack/solid-query';
import {
  type Persister,
  persistQueryClientRestore,
  persistQueryClientSubscribe,
} from '@tanstack/solid-query-persist-client';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Raised when the shape of an answer changes in a way that an older one on the device would break. */
const SHAPES = '1';

/** Figures older than this are no help any more, with or without signal. */
const KEPT = 30 * DAY;

/** A cache of what the server alone can say, kept on the device so that its last word is there without signal. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // Data is asked for again by `createFollower`, when the server says that something changed.
        staleTime: MINUTE,
        gcTime: KEPT,
        // `navigator.onLine` is a hint that is often wrong; a request that fails costs nothing.
        networkMode: 'always',
        retry: 1,
        retryDelay: 1000,
        // Also when nothing changed: whoever looks sees that the figures were confirmed a moment ago.
        refetchInterval: 2 * MINUTE,
        refetchOnWindowFocus: true,
        refetchOnReconnect: true,
      },
    },
  });
}

/** Brings back what the device kept and keeps what comes; resolves when the former is done, also when it failed. */
export async function keepQueries(client: QueryClient, persister: Persister, buster: string): Promise<void> {
  const kept = { queryClient: client, persister, maxAge: KEPT, buster: `${SHAPES}:${buster}` };
  try {
    await persistQueryClientRestore(kept);
  } catch {
    // A storage that cannot be read leaves an empty cache: figures come from the server, as on the first day.
  }
  persistQueryClientSubscribe(kept);
}
