import type { MiddlewareHandler } from 'hono';
import type { Deps, Env } from '../deps.ts';
import { expectedOrigin } from './expectedOrigin.ts';
import { seenThrough } from './forwarded.ts';

/** Sets `peer` for everything after it. */
export function peer({ config }: Pick<Deps, 'config'>): MiddlewareHandler<Env> {
  return async (c, next) => {
    const socket = c.env?.incoming?.socket;
    const seen = seenThrough(
      {
        remoteAddress: socket?.remoteAddress,
        encrypted: socket !== undefined && 'encrypted' in socket && socket.encrypted === true,
        host: c.req.header('host') ?? new URL(c.req.url).host,
        header: (name) => c.req.header(name),
      },
      config.trustedProxies,
    );
    const origin = expectedOrigin(seen, config);
    c.set('peer', { address: seen.address, origin, secure: origin.startsWith('https:') });
    await next();
  };
}
