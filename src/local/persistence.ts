/** What a browser can be asked for so that unsent work survives; none of it is promised, and nothing waits for it. */

import { SYNC_TAG } from '../../sw/messages.ts';

/** Asked after the first edit: a browser grants it sooner to a site that is used. */
export function askToPersist(): void {
  // Missing on plain http and in some engines; refusing costs nothing that was there before.
  navigator.storage?.persist?.().catch(() => undefined);
}

interface SyncManager {
  register(tag: string): Promise<void>;
}

/** Where the browser has it, the worker sends what waits as soon as there is a network, also with the app closed. */
export function registerBackgroundSync(): void {
  const workers = (navigator as { serviceWorker?: ServiceWorkerContainer }).serviceWorker;
  if (!workers?.controller) return;
  void workers.ready
    .then((registration) => (registration as { sync?: SyncManager }).sync?.register(SYNC_TAG))
    // Forbidden by a setting: then the page does it when it is open.
    .catch(() => undefined);
}
