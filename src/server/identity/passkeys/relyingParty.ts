import { createHash } from 'node:crypto';
import type { Peer } from '../../http/forwarded.ts';

/** What a passkey is bound to: the name of the host, and the one origin that may ask for it. */
export interface RelyingParty {
  id: string;
  origin: string;
}

/** An authenticator gives a key to nobody else, so a page that merely looks like ours gets none. */
export function relyingParty({ origin }: Pick<Peer, 'origin'>): RelyingParty {
  return { id: new URL(origin).hostname, origin };
}

/**
 * What authenticators know a person by: the same at each registration, so that a new key replaces the one before it on
 * the same device, and says nothing to whoever reads the authenticator.
 */
export function userHandle(workspaceId: string, personId: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(`passkey ${workspaceId} ${personId}`).digest());
}
