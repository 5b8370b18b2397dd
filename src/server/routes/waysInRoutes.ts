import { Hono } from 'hono';
import type { WaysIn } from '../../core/waysIn.ts';
import type { Deps, Env } from '../deps.ts';

/** GET /v1/ways-in: which ways are configured, for whoever is not in yet; the names and addresses behind them are not told. */
export function waysInRoutes({ config }: Pick<Deps, 'config'>): Hono<Env> {
  const view: WaysIn = { mail: config.mail !== null, oidc: config.oidc !== null };
  return new Hono<Env>().get('/v1/ways-in', (c) => c.json(view));
}
