import { Workbox } from 'workbox-window';
import { createUpdates, type Updates } from './updates.ts';

/** Registers the worker at this address and looks for newer ones: from the second visit on. */
export function watchUpdates(url: string): Updates {
  const workbox = new Workbox(url);
  const updates = createUpdates(workbox);
  // Refused by a setting, or the file is missing: the app works without, only not offline from cold.
  void workbox.register().catch(() => undefined);
  return updates;
}
