import type { Context } from 'hono';
import type { Problem, ProblemType } from '../../core/problem.ts';

/** HTTP's number and an English title for each type; people read the interface's own words for the type. */
const MEANING: { readonly [T in ProblemType]: readonly [status: number, title: string] } = {
  invalid: [400, 'A field does not fit'],
  too_large: [413, 'The request is too large'],
  not_json: [415, 'The request must be JSON'],
  not_found: [404, 'There is nothing here'],
  wrong_method: [405, 'This cannot be done here'],
  signed_out: [401, 'Not signed in'],
  revoked: [403, 'This device or person was removed'],
  not_allowed: [403, 'Not allowed'],
  wrong_person: [403, 'Someone else is signed in'],
  wrong_origin: [403, 'The request comes from another site'],
  link_used: [410, 'This link was used, has expired or never was'],
  not_recognised: [403, 'That lets nobody in'],
  not_fresh: [401, 'Sign in again first'],
  not_linked: [403, 'This account belongs to nobody here yet'],
  client_cloned: [409, 'This device has a twin'],
  gap: [409, 'Earlier changes are missing'],
  schema_too_old: [426, 'Update first'],
  too_many: [429, 'Too many attempts'],
  overloaded: [429, 'Others come first: send again later'],
  busy: [503, 'Try again in a moment'],
  import_failed: [422, 'The file could not be imported'],
  internal: [500, 'Something went wrong here'],
};

export type ProblemDetail = Partial<Omit<Problem, 'type' | 'title' | 'status'>>;

/** A failed answer as RFC 9457 has it. `retryAfter` is in seconds and becomes the header too. */
export function problem(c: Context, type: ProblemType, detail: ProblemDetail = {}): Response {
  const [status, title] = MEANING[type];
  const headers: Record<string, string> = { 'content-type': 'application/problem+json' };
  if (detail.retryAfter !== undefined) headers['retry-after'] = String(detail.retryAfter);
  return c.body(JSON.stringify({ type, title, status, ...detail }), status as 400, headers);
}
