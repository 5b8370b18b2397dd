/**
 * A failed request, as RFC 9457 has it: `application/problem+json` with a stable `type`.
 * The interface turns `type` into words; nobody is shown a status or a stack.
 */
import * as z from 'zod/mini';

export type ProblemType =
  | 'invalid' // a field does not fit; `field` names it
  | 'too_large'
  | 'not_json'
  | 'not_found'
  | 'wrong_method' // the address exists, but not for this method
  | 'signed_out' // no session, or it has expired: keep the outbox, keep writing, sign in to send
  | 'revoked' // this device or person was removed: wipe
  | 'not_allowed'
  | 'wrong_person' // the session belongs to someone else than the author
  | 'wrong_origin'
  | 'link_used' // a sign-in or invitation link that was used, has expired or never was
  | 'not_recognised' // a passkey, code or account that lets nobody in, or an attempt that is over: begin again
  | 'not_fresh' // signed in too long ago for this: sign in again first
  | 'not_linked' // an account elsewhere that belongs to nobody here yet
  | 'client_cloned' // the same counter with another uid: take a new client id, review what was not acknowledged
  | 'gap' // mutations are missing before the first one sent; `lmid` says where to go on
  | 'schema_too_old' // push was accepted, pull is refused: update first
  | 'too_many'
  | 'overloaded' // too many changes at once: send them again after `retryAfter`
  | 'busy' // transient: try again
  | 'import_failed'
  | 'internal';

export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  field: z.optional(z.string()),
  detail: z.optional(z.string()),
  lmid: z.optional(z.number()),
  retryAfter: z.optional(z.number()),
});
export type Problem = z.output<typeof problem>;
