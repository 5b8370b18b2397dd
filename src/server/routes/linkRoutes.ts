import { type Context, Hono } from 'hono';
import { type LinkView, linkToken } from '../../core/api.ts';
import { parseTypedCode } from '../../core/typedCode.ts';
import type { Deps, Env } from '../deps.ts';
import { jsonBody } from '../http/jsonBody.ts';
import { problem } from '../http/problem.ts';
import { audit } from '../identity/audit.ts';
import { setSessionToken } from '../identity/cookie.ts';
import { arrivalOf, knockingTooOften } from '../identity/doorway.ts';
import { linkKey } from '../identity/linkKey.ts';
import type { RateLimits } from '../identity/rateLimits.ts';
import { redeemLink } from '../identity/redeemLink.ts';
import { sessionView } from '../identity/sessionView.ts';
import { usableLink } from '../identity/usableLink.ts';
import { readRow } from '../rows/readRows.ts';

type WithToken = Context<Env, string, { out: { json: { token: string } } }>;

/** A short code is guessed sooner than a token, so guesses at it are counted apart. */
const isTyped = (c: WithToken): boolean => parseTypedCode(c.req.valid('json').token) !== null;

/**
 * POST /v1/links/peek and /v1/links/redeem. Both carry the token in the body, and neither is a GET: previews and
 * scanners fetch every address they see, and none of them may use up the link or learn whom it is for.
 */
export function linkRoutes(deps: Deps, limits: RateLimits): Hono<Env> {
  const { database, clock } = deps;

  /** Counts a token that was of no use, and answers. Which of the reasons it was is not for whoever asks. */
  async function useless(c: WithToken): Promise<Response> {
    const { address } = c.get('peer');
    await limits.guesses.take(address);
    if (isTyped(c)) await limits.codeGuesses.take(address);
    await database.write((trx) =>
      audit(trx, { workspaceId: '', at: clock(), kind: 'link_failed', detail: { address } }),
    );
    return problem(c, 'link_used');
  }

  async function tooMany(c: WithToken): Promise<Response | undefined> {
    const refused = await knockingTooOften(c, limits);
    if (refused || !isTyped(c)) return refused;
    const retryAfter = await limits.codeGuesses.check(c.get('peer').address);
    return retryAfter === undefined ? undefined : problem(c, 'too_many', { retryAfter });
  }

  return new Hono<Env>()
    .post('/v1/links/peek', jsonBody(linkToken), async (c) => {
      const refused = await tooMany(c);
      if (refused) return refused;
      const link = await usableLink(database.read, await linkKey(c.req.valid('json').token), clock());
      if (link === undefined) return useless(c);
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
      const refused = await tooMany(c);
      if (refused) return refused;
      const key = await linkKey(c.req.valid('json').token);
      const method = key.column === 'codeHash' ? 'code' : 'link';
      const redeemed = await database.write((trx) => redeemLink(trx, deps, key, { method, ...arrivalOf(c) }));
      if (redeemed === undefined) return useless(c);
      setSessionToken(c, redeemed.token);
      return c.json(await sessionView(database.read, redeemed.session));
    });
}
