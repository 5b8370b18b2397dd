import { Hono } from 'hono';
import * as z from 'zod/mini';
import type { Deps, Env } from './deps.ts';
import { eraseRoutes } from './erase/eraseRoutes.ts';
import { exportRoutes } from './export/exportRoutes.ts';
import { groupRoutes } from './groups/groupRoutes.ts';
import { compressAnswers } from './http/compressAnswers.ts';
import { failedAuthorisations } from './http/failedAuthorisations.ts';
import { peer } from './http/peer.ts';
import { problem } from './http/problem.ts';
import { requestId } from './http/requestId.ts';
import { sameOrigin } from './http/sameOrigin.ts';
import { isApi, securityHeaders } from './http/securityHeaders.ts';
import { site } from './http/site/site.ts';
import type { SiteFile } from './http/site/siteFiles.ts';
import { unknownError } from './http/unknownError.ts';
import { wrongMethod } from './http/wrongMethod.ts';
import { currentSession } from './identity/currentSession.ts';
import { makeProvider } from './identity/oidc/provider.ts';
import { makeRateLimits } from './identity/rateLimits.ts';
import { importRoutes } from './import/importRoutes.ts';
import { loadRoutes } from './load/loadRoutes.ts';
import { makeMailer } from './mail/makeMailer.ts';
import { pokeRoutes } from './poke/pokeRoutes.ts';
import { deviceRoutes } from './routes/deviceRoutes.ts';
import { directoryRoutes } from './routes/directoryRoutes.ts';
import { healthRoutes } from './routes/healthRoutes.ts';
import { invitationRoutes } from './routes/invitationRoutes.ts';
import { linkRoutes } from './routes/linkRoutes.ts';
import { mailAddressRoutes } from './routes/mailAddressRoutes.ts';
import { mailRoutes } from './routes/mailRoutes.ts';
import { oidcRoutes } from './routes/oidcRoutes.ts';
import { passkeyRoutes } from './routes/passkeyRoutes.ts';
import { sessionRoutes } from './routes/sessionRoutes.ts';
import { waysInRoutes } from './routes/waysInRoutes.ts';
import { syncRoutes } from './sync/syncRoutes.ts';

// Schemas say what they wanted; their own default is “Invalid input” for everything.
z.config(z.locales.en());

/**
 * The whole server, as a function from request to answer. What stands first is outermost: every answer has the
 * headers, nothing is read before its origin is known, and nobody is asked for beyond `/v1/w/:ws/` without a session.
 */
export function createApp(deps: Deps, files: ReadonlyMap<string, SiteFile> = new Map()): Hono<Env> {
  const app = new Hono<Env>();
  const limits = makeRateLimits();
  const { mail, oidc } = deps.config;
  const mailer = mail && makeMailer(mail, deps.log);
  const provider = oidc && makeProvider(oidc, deps.log, deps.clock);

  app.use(requestId(deps), peer(deps), securityHeaders);
  app.use('/v1/*', compressAnswers, wrongMethod(app), sameOrigin);
  app.use('/v1/w/:ws/*', failedAuthorisations(deps, limits), currentSession(deps));

  app.route('/', healthRoutes(deps));
  app.route('/', sessionRoutes(deps));
  app.route('/', linkRoutes(deps, limits));
  app.route('/', passkeyRoutes(deps, limits));
  app.route('/', waysInRoutes(deps));
  app.route('/', oidcRoutes(deps, limits, provider));
  app.route('/', mailRoutes(deps, limits, mailer));
  app.route('/', mailAddressRoutes(deps, limits, mailer));
  app.route('/', deviceRoutes(deps, limits));
  app.route('/', invitationRoutes(deps, limits));
  app.route('/', directoryRoutes(deps));
  app.route('/', syncRoutes(deps));
  app.route('/', loadRoutes(deps));
  app.route('/', eraseRoutes(deps));
  app.route('/', exportRoutes(deps));
  app.route('/', groupRoutes(deps));
  app.route('/', importRoutes(deps));
  app.route('/', pokeRoutes(deps));

  app.use(site(files));
  app.notFound((c) => (isApi(c.req.path) ? problem(c, 'not_found') : c.text('There is nothing here.', 404)));
  app.onError(unknownError(deps));
  return app;
}
