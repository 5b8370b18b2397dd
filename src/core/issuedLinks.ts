/** Links that people make for others and for themselves: what is asked for, and what they get. */
import * as z from 'zod/mini';
import { id } from './fields.ts';

/** POST /v1/w/:ws/invitations: a link for a person who exists; single use, seven days. */
export const invitationRequest = z.strictObject({ personId: id });
export const invitationView = z.object({
  url: z.string(),
  /** The same, to be typed: `BCDFG-HJKMN`. A server of before has none. */
  code: z.optional(z.string()),
  personId: z.string(),
  personName: z.string(),
  expiresAt: z.number(),
});
export type InvitationView = z.output<typeof invitationView>;

/** POST /v1/w/:ws/links/device {}: a sign-in link for one's own next device; single use, fifteen minutes. */
export const noArguments = z.strictObject({});
export const deviceLinkView = z.object({ url: z.string(), expiresAt: z.number() });
export type DeviceLinkView = z.output<typeof deviceLinkView>;
