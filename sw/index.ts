/** The service worker's events, and nothing else: what happens at each stands in the files that they name. */
import { syncInBackground } from '../src/local/background.ts';
import { isSkipWaiting, SYNC_TAG } from './messages.ts';
import { type Manifest, serveShell } from './strategies.ts';

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: Manifest };

/** Chromium's, and not in TypeScript's library. */
interface SyncEvent extends ExtendableEvent {
  readonly tag: string;
}

const shell = serveShell(self.__WB_MANIFEST);

self.addEventListener('install', (event) => event.waitUntil(shell.install(event)));

self.addEventListener('activate', (event) => {
  // The page of a first visit has no worker yet; with one it can be closed and opened offline at once.
  event.waitUntil(shell.activate(event).then(() => self.clients.claim()));
});

// Updates ask first: the new worker waits until a page says so.
self.addEventListener('message', (event) => {
  if (isSkipWaiting(event.data)) event.waitUntil(self.skipWaiting());
});

self.addEventListener('sync' as 'message', (event) => {
  const { tag } = event as unknown as SyncEvent;
  if (tag === SYNC_TAG) event.waitUntil(syncInBackground());
});
