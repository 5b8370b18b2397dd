/** Tables of migrations 0002 and 0006. Times are milliseconds since the epoch; `ws` is the workspace's id. */

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
  /** How they signed in: a `Method`. */
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
  /** Of the short code that stands for it, where it has one (`typedCode.ts`). */
  codeHash: string | null;
}

/** A key that a person's device or password manager keeps. The public half, which opens nothing. */
export interface PasskeyTable {
  /** As the authenticator named it, base64url. */
  id: string;
  ws: string;
  personId: string;
  /** COSE, base64url. */
  publicKey: string;
  /** How often it was used, as far as it counts; 0 for those that do not. One that goes back is a copy. */
  counter: number;
  /** JSON: how to reach it, as the browser said. */
  transports: string;
  /** May be on several devices, 0 or 1. */
  multiDevice: number;
  /** Is kept elsewhere too at this moment, 0 or 1. */
  backedUp: number;
  /** The device on which it was made: “Chrome on Android”. */
  label: string;
  createdAt: number;
  usedAt: number | null;
  /** It lets nobody in from then on. The row stays, so that a backup from before does not bring it back. */
  removedAt: number | null;
}

export type AttemptKind = 'passkey' | 'passkey_new' | 'mail' | 'mail_new' | 'oidc';

/** A sign-in that has begun, until it ends: for minutes, for one browser, once (`attempts.ts`). */
export interface AttemptTable {
  id: string;
  kind: AttemptKind;
  /** SHA-256 of the token in that browser's cookie. */
  browserHash: string;
  /** Null while nobody knows who it is. */
  ws: string | null;
  personId: string | null;
  /** JSON, each kind its own. */
  detail: string;
  createdAt: number;
  expiresAt: number;
  /** Wrong answers so far. */
  tries: number;
}

/** Where a person's codes are sent. Nobody but they, and those who may make links for them, ever receives it. */
export interface MailAddressTable {
  ws: string;
  personId: string;
  /** In lower case. */
  address: string;
  setBy: string;
  setAt: number;
}

/** Someone's account elsewhere: the pair that its issuer promises never to give to anyone else. Never a mail address. */
export interface OidcIdentityTable {
  issuer: string;
  subject: string;
  ws: string;
  personId: string;
  createdAt: number;
  usedAt: number | null;
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
  passkey: PasskeyTable;
  attempt: AttemptTable;
  mail_address: MailAddressTable;
  oidc_identity: OidcIdentityTable;
  audit: AuditTable;
}
