import type { MiddlewareHandler } from 'hono';
import type { Deps, Env } from '../deps.ts';
import { audit } from '../identity/audit.ts';
import type { RateLimits } from '../identity/rateLimits.ts';

/** Records that someone who is signed in asked for what they may not have; the address as the route has it, without ids. */
export function failedAuthorisations(
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  limits: RateLimits,
): MiddlewareHandler<Env> {
  return async (c, next) => {
    await next();
    const session = c.get('session');
    if (c.res.status !== 403 || session === undefined) return;
    if ((await limits.recorded.take(session.personId)) !== undefined) return;
    const { workspaceId, personId } = session;
    const detail = { method: c.req.method, operation: operationOf(c.req.path, workspaceId) };
    await database.write((trx) =>
      audit(trx, { workspaceId, at: clock(), kind: 'not_allowed', actorId: personId, detail }),
    );
  };
}

const operationOf = (path: string, workspaceId: string): string =>
  path.replace(`/v1/w/${workspaceId}/`, '').slice(0, 100);
