import { Hono } from 'hono';
import type { Deps, Env } from '../deps.ts';

/** GET /healthz: whether this server can do its work, for whatever watches over it. Says nothing else. */
export function healthRoutes({ database }: Pick<Deps, 'database'>): Hono<Env> {
  return new Hono<Env>().get('/healthz', async (c) => {
    await database.read.selectFrom('workspace').select('head').limit(1).execute();
    return c.json({ ok: true });
  });
}
