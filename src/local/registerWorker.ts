/** Registers the service worker, and says when a newer version of the app lies ready. */
import { laterUpdates, NO_UPDATES } from './laterUpdates.ts';
import type { Updates } from './updates.ts';

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
  else if (navigator.serviceWorker.controller) updates = laterUpdates(watchWorker());
  else {
    // The first visit: there is nothing yet that an update could replace, so what looks for one is not loaded.
    updates = NO_UPDATES;
    // Refused by a setting, or the file is missing: the app works without, only not offline from cold.
    afterLoad(() => void navigator.serviceWorker.register(workerUrl()).catch(() => undefined));
  }
  return updates;
}

/** What the worker fetches ahead must not delay what the page needs now. */
function afterLoad(work: () => void): void {
  if (document.readyState === 'complete') work();
  else addEventListener('load', work, { once: true });
}

async function watchWorker(): Promise<Updates> {
  const { watchUpdates } = await import('./watchUpdates.ts');
  return watchUpdates(workerUrl());
}
