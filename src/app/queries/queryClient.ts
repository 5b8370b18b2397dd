import { QueryClient } from '@tanstack/solid-query';

const MINUTE = 60_000;

/** Figures older than this (ms) are no help any more, with or without signal. */
export const KEPT_MS = 30 * 24 * 60 * MINUTE;

/** A cache of what the server alone can say, kept on the device so that its last word is there without signal. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // Asked for again by `followReplica`, when the server says that something changed.
        staleTime: MINUTE,
        // Below the longest delay that a browser's timer takes; a longer one would fire at once.
        gcTime: 24 * 24 * 60 * MINUTE,
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
