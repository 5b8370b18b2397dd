import { Hono } from 'hono';
import { signOutRequest } from '../../core/api.ts';
import type { Deps, Env } from '../deps.ts';
import { jsonBody } from '../http/jsonBody.ts';
import { problem } from '../http/problem.ts';
import { clearSessionToken } from '../identity/cookie.ts';
import { whoIs } from '../identity/currentSession.ts';
import { signOut } from '../identity/endSessions.ts';
import { sessionView } from '../identity/sessionView.ts';

/** GET /v1/session: who this browser is. POST /v1/sign-out: nobody, from now on. */
export function sessionRoutes(deps: Deps): Hono<Env> {
  return new Hono<Env>()
    .get('/v1/session', async (c) => {
      const found = await whoIs(deps, c);
      if ('refused' in found) return problem(c, found.refused);
      return c.json(await sessionView(deps.database.read, found.session));
    })
    .post('/v1/sign-out', jsonBody(signOutRequest), async (c) => {
      const found = await whoIs(deps, c);
      if ('session' in found) await signOut(deps, found.session);
      clearSessionToken(c);
      // Not "cookies": that would sign the browser out of everything else on this domain as well.
      c.header('clear-site-data', c.req.valid('json').keepData ? '"cache"' : '"cache", "storage"');
      return c.body(null, 204);
    });
}
