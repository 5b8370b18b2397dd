import type { MiddlewareHandler } from 'hono';
import type { Deps, Env } from '../deps.ts';

/** A name for each request, ours alone: it is what an answer and the log have in common. */
export function requestId({ randomBytes }: Pick<Deps, 'randomBytes'>): MiddlewareHandler<Env> {
  return async (c, next) => {
    const id = Buffer.from(randomBytes(9)).toString('base64url');
    c.set('requestId', id);
    await next();
    c.res.headers.set('x-request-id', id);
  };
}
