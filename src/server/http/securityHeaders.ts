import type { MiddlewareHandler } from 'hono';
import type { Env } from '../deps.ts';
import { CONTENT_SECURITY_POLICY } from './contentSecurityPolicy.ts';

const ALWAYS: Readonly<Record<string, string>> = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

/** One year; subdomains are somebody else's business. */
const STRICT_TRANSPORT_SECURITY = 'max-age=31536000';

/** Headers of every answer, failed ones included. What comes from the API is kept by nobody. */
export const securityHeaders: MiddlewareHandler<Env> = async (c, next) => {
  await next();
  const { headers } = c.res;
  for (const [name, value] of Object.entries(ALWAYS)) headers.set(name, value);
  if (c.get('peer').secure) headers.set('strict-transport-security', STRICT_TRANSPORT_SECURITY);
  if (isApi(c.req.path)) headers.set('cache-control', 'no-store');
};

/** Everything that is not the built app. */
export const isApi = (path: string): boolean =>
  path === '/healthz' || path === '/v1' || path.startsWith('/v1/');
