/** Tables of migration 0002. Times are milliseconds since the epoch; `ws` is the workspace's id. */

/** What is known of a person besides their row: nothing that anyone else ever receives. */
export interface AccountTable {
  ws: string;
  personId: string;
  /** When they signed in for the first time. */
  joinedAt: number;
  signedInAt: number;
}

/** A device that is, or was, signed in. */
export interface SessionTable {
  id: string;
  ws: string;
  personId: string;
  /** SHA-256 of the cookie's token, hexadecimal. The token itself is nowhere but in the cookie. */
  tokenHash: string;
  /** How they signed in: `link`; later passkey, oidc, email. */
  method: string;
  /** What the device calls itself: “Chrome on Android”. */
  label: string;
  createdAt: number;
  /** Last use, to the hour. */
  seenAt: number;
  /** When it was ended from elsewhere. The row stays, so that the device can be told to wipe. */
  endedAt: number | null;
}

export type LinkKind = 'invitation' | 'sign_in';

export interface LinkTable {
  id: string;
  ws: string;
  tokenHash: string;
  kind: LinkKind;
  /** Whom it signs in. */
  personId: string;
  /** Who made it; null for the server itself. */
  issuedBy: string | null;
  createdAt: number;
  expiresAt: number;
  usedAt: number | null;
  /** Replaced by a newer one, or taken back. */
  revokedAt: number | null;
}

/** Append-only; each entry carries the hash of the one before it (`audit.ts`). */
export interface AuditTable {
  /** '' for what belongs to no workspace, such as a link that never was. */
  ws: string;
  seq: number;
  at: number;
  kind: string;
  actorId: string | null;
  subjectId: string | null;
  /** JSON. */
  detail: string;
  hash: string;
}

export interface IdentityTables {
  account: AccountTable;
  session: SessionTable;
  link: LinkTable;
  audit: AuditTable;
}
