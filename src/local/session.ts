/**
 * Who uses this device, remembered so that a cold start without network knows whose database to open. It opens
 * nothing on the server: that takes the session cookie, which no script can read.
 */
import * as z from 'zod/mini';
import { type SessionView, sessionView } from '../core/api.ts';
import { pageStorage, readJson, writeText } from './mirror.ts';

const KEY = 'plimsoll.session';

/** Heard by the replica of this tab, which may have been waiting for its person to sign in again. */
export const SESSION_EVENT = 'plimsoll:session';

export function rememberSession(view: SessionView): void {
  writeText(pageStorage(), KEY, JSON.stringify(view));
  dispatchEvent(new Event(SESSION_EVENT));
}

export function forgetSession(): void {
  writeText(pageStorage(), KEY, null);
}

export function knownSession(): SessionView | null {
  const read = z.safeParse(sessionView, readJson(pageStorage(), KEY));
  return read.success ? read.data : null;
}

/** Calls back when another tab signs in or out. */
export function watchSession(onSession: (view: SessionView | null) => void): () => void {
  const listen = (event: StorageEvent): void => {
    // A null key: everything was cleared.
    if (event.key === KEY || event.key === null) onSession(knownSession());
  };
  addEventListener('storage', listen);
  return () => removeEventListener('storage', listen);
}
