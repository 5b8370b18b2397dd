/** After a sign-out or a removal nothing of the person stays: no session, no caches, no worker. */
import { forgetSession } from './session.ts';

export async function forgetDevice(): Promise<void> {
  forgetSession();
  const workers = (navigator as { serviceWorker?: ServiceWorkerContainer }).serviceWorker;
  for (const registration of (await workers?.getRegistrations()) ?? []) await registration.unregister();
  // Caches need a secure context, as workers do.
  if (!('caches' in globalThis)) return;
  for (const key of await caches.keys()) await caches.delete(key);
}
