/** Registers the service worker, and says when a newer version of the app lies ready. */
import { Workbox } from 'workbox-window';
import { createUpdates, NO_UPDATES, type Updates } from './updates.ts';

const WORKER = '/sw.js';

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): { createScriptURL(url: string): string };
}

/** `register` is a sink for scripts: under the content policy it takes only an address that this policy let pass. */
function workerUrl(): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  const policy = trustedTypes?.createPolicy('plimsoll', {
    createScriptURL(url) {
      if (url !== WORKER) throw new TypeError(`not the worker: ${url}`);
      return url;
    },
  });
  return policy ? policy.createScriptURL(WORKER) : WORKER;
}

let updates: Updates | undefined;

/** Once a page; asked again it answers the same. While developing, and where there are no workers, nothing happens. */
export function registerWorker(): Updates {
  if (updates) return updates;
  if (import.meta.env.DEV || !('serviceWorker' in navigator)) updates = NO_UPDATES;
  else {
    const workbox = new Workbox(workerUrl());
    updates = createUpdates(workbox);
    // Refused by a setting, or the file is missing: the app works without, only not offline from cold.
    void workbox.register().catch(() => undefined);
  }
  return updates;
}
