import { createSignal } from 'solid-js';
import type { SessionView } from '../../core/api.ts';
import { forgetSession, knownSession, rememberSession, watchSession } from '../../local/index.ts';

/** Who is signed in on this device, as far as it knows without asking: readable offline. */
const [session, setSession] = createSignal<SessionView | null>(knownSession());

export const signedInAs = session;

export function signedIn(view: SessionView): void {
  rememberSession(view);
  setSession(view);
}

export function signedOut(): void {
  forgetSession();
  setSession(null);
}

// Another tab signed in or out. For as long as the page lives, so there is nothing to stop.
watchSession(setSession);
