/** What the server answers outside of sync: the one place where server and screens agree on it. */
import * as z from 'zod/mini';
import { id, instant, name, zone } from './fields.ts';

/** GET /v1/session: who this browser is. */
export const sessionView = z.object({
  personId: z.string(),
  personName: z.string(),
  workspaceId: z.string(),
  workspaceName: z.string(),
  /** Stored roles and `lead`. */
  roles: z.array(z.string()),
  /** When this session ends if it is not used again (ms). */
  expiresAt: z.number(),
});
export type SessionView = z.output<typeof sessionView>;

/** POST /v1/links/peek {token} and POST /v1/links/redeem {token}: invitations and sign-in links alike. A GET never consumes one. */
export const linkView = z.object({
  kind: z.enum(['invitation', 'sign_in']),
  workspaceName: z.string(),
  personName: z.string(),
  invitedBy: z.nullable(z.string()),
});
export type LinkView = z.output<typeof linkView>;

/** The token behind a link's `#`, or the short code that stands for it (`typedCode.ts`). */
export const linkToken = z.strictObject({ token: z.string().check(z.minLength(10), z.maxLength(100)) });

/** GET /v1/w/:ws/devices: where this person is signed in, last used first. */
export const deviceView = z.object({
  id: z.string(),
  /** "Chrome on Android". */
  label: z.string(),
  current: z.boolean(),
  signedInAt: z.number(),
  seenAt: z.number(),
});
export const devices = z.object({ devices: z.array(deviceView) });
export type Devices = z.output<typeof devices>;

/** POST /v1/w/:ws/devices/end: signs out one of one's own devices, or all but this one; they wipe at next contact. */
export const endDevices = z.strictObject({ id: z.optional(id) });

/** POST /v1/sign-out: `keepData` leaves what the browser holds, for unsent work that stays locked on this device. */
export const signOutRequest = z.strictObject({ keepData: z.optional(z.boolean()) });

/** PATCH-less account facts are mutations; this is only what a new device tells the server about itself. */
export const deviceHint = z.strictObject({ label: name, zone, seenAt: instant });
