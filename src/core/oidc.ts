/** Signing in with an account elsewhere (OpenID Connect): there, and back with what the provider gave. */
import * as z from 'zod/mini';
import { linkToken, sessionView } from './api.ts';

/**
 * POST /v1/oidc/begin: to sign in; with the token or code of an invitation, to join and have the account linked.
 * POST /v1/w/:ws/oidc/begin {}: to have it linked to whoever is signed in.
 */
export const beginOidc = z.strictObject({ token: z.optional(linkToken.shape.token) });
export const oidcAway = z.object({ url: z.string() });

/** POST /v1/oidc/finish: what stands behind the `?` of the address that the provider sent the browser back to. */
export const finishOidc = z.strictObject({ query: z.string().check(z.maxLength(8_000)) });
export const oidcBack = z.union([
  z.object({ done: z.literal('signed_in'), session: sessionView, joined: z.boolean() }),
  z.object({ done: z.literal('linked') }),
]);
export type OidcBack = z.output<typeof oidcBack>;

/** GET /v1/w/:ws/oidc: whether there is a provider, and an account there that signs in as oneself. */
export const ownOidc = z.object({ offered: z.boolean(), linked: z.boolean() });
export type OwnOidc = z.output<typeof ownOidc>;
