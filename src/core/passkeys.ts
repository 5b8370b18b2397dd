/** Passkeys: what a browser sends of one, and what its owner sees of theirs. */
import * as z from 'zod/mini';

const bytes = z.string().check(z.regex(/^[A-Za-z0-9_-]+$/, 'must be base64url'), z.maxLength(16_384));
const credentialId = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,1400}$/, 'must be base64url'));

/**
 * POST /v1/w/:ws/passkeys: a key that was just made. Not strict, as everything else is: browsers may say more of a key
 * than they do today, and what is not named here is dropped.
 */
export const newPasskey = z.object({
  id: credentialId,
  rawId: credentialId,
  type: z.literal('public-key'),
  response: z.object({
    attestationObject: bytes,
    clientDataJSON: bytes,
    transports: z.optional(z.array(z.string().check(z.maxLength(32))).check(z.maxLength(10))),
  }),
});
export type NewPasskey = z.output<typeof newPasskey>;

/** POST /v1/passkeys/enter: a challenge, signed. */
export const passkeyAnswer = z.object({
  id: credentialId,
  rawId: credentialId,
  type: z.literal('public-key'),
  response: z.object({
    authenticatorData: bytes,
    clientDataJSON: bytes,
    signature: bytes,
    userHandle: z.optional(bytes),
  }),
});
export type PasskeyAnswer = z.output<typeof passkeyAnswer>;

/** GET /v1/w/:ws/passkeys: one's own, newest first. */
export const passkeyView = z.object({
  id: z.string(),
  /** Where it was made: "Chrome on Android". */
  label: z.string(),
  createdAt: z.number(),
  usedAt: z.nullable(z.number()),
  /** Kept by a password manager and so on other devices too. */
  synced: z.boolean(),
});
export const passkeys = z.object({ passkeys: z.array(passkeyView) });
export type Passkeys = z.output<typeof passkeys>;

/** POST /v1/w/:ws/passkeys/remove. It ends no session: what was opened with it stays open. */
export const removePasskey = z.strictObject({ id: credentialId });

/** What the browser is to be asked, in WebAuthn's own JSON; only the authenticator reads it closely. */
export const passkeyOptions = z.looseObject({ challenge: z.string() });
