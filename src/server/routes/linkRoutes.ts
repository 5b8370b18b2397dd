import { Hono } from 'hono';
import { type LinkView, linkToken } from '../../core/api.ts';
import type { Deps, Env } from '../deps.ts';
import { jsonBody } from '../http/jsonBody.ts';
import { setSessionToken } from '../identity/cookie.ts';
import { arrivalOf, knockingTooOften, linkOfNoUse } from '../identity/doorway.ts';
import { linkKey } from '../identity/linkKey.ts';
import type { RateLimits } from '../identity/rateLimits.ts';
import { redeemLink } from '../identity/redeemLink.ts';
import { sessionView } from '../identity/sessionView.ts';
import { usableLink } from '../identity/usableLink.ts';
import { readRow } from '../rows/readRows.ts';

/**
 * POST /v1/links/peek and /v1/links/redeem. Both carry the token in the body, and neither is a GET: previews and
 * scanners fetch every address they see, and none of them may use up the link or learn whom it is for.
 */
export function linkRoutes(deps: Deps, limits: RateLimits): Hono<Env> {
  const { database, clock } = deps;

  return new Hono<Env>()
    .post('/v1/links/peek', jsonBody(linkToken), async (c) => {
      const { token } = c.req.valid('json');
      const refused = await knockingTooOften(c, limits, token);
      if (refused) return refused;
      const link = await usableLink(database.read, await linkKey(token), clock());
      if (link === undefined) return linkOfNoUse(c, deps, limits, token);
      const { workspaceId, kind, personId, personName, issuedBy } = link;
      const workspace = await readRow(database.read, workspaceId, 'workspace', workspaceId);
      const other = issuedBy !== null && issuedBy !== personId;
      const inviter = other ? await readRow(database.read, workspaceId, 'person', issuedBy) : undefined;
      const view: LinkView = {
        kind,
        workspaceName: workspace?.name ?? '',
        personName,
        invitedBy: inviter?.name ?? null,
      };
      return c.json(view);
    })
    .post('/v1/links/redeem', jsonBody(linkToken), async (c) => {
      const { token } = c.req.valid('json');
      const refused = await knockingTooOften(c, limits, token);
      if (refused) return refused;
      const key = await linkKey(token);
      const method = key.column === 'codeHash' ? 'code' : 'link';
      const redeemed = await database.write((trx) => redeemLink(trx, deps, key, { method, ...arrivalOf(c) }));
      if (redeemed === undefined) return linkOfNoUse(c, deps, limits, token);
      setSessionToken(c, redeemed.token);
      return c.json(await sessionView(database.read, redeemed.session));
    });
}
