import * as z from 'zod/mini';

/** GET /v1/ways-in: what the sign-in screen offers besides links, codes to type and passkeys. Nothing about whom or where. */
export const waysIn = z.object({ mail: z.boolean(), oidc: z.boolean() });
export type WaysIn = z.output<typeof waysIn>;
