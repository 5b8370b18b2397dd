import { type Context, Hono } from 'hono';
import { noArguments } from '../../core/issuedLinks.ts';
import { beginOidc, finishOidc, type OidcBack, type OwnOidc } from '../../core/oidc.ts';
import type { Deps, Env } from '../deps.ts';
import { jsonBody } from '../http/jsonBody.ts';
import { problem } from '../http/problem.ts';
import { attemptToken, keepAttemptToken } from '../identity/attemptCookie.ts';
import { beginAttempt, takeAttempt } from '../identity/attempts.ts';
import { sessionToken, setSessionToken } from '../identity/cookie.ts';
import { arrivalOf, knockingTooOften, letNobodyIn, linkOfNoUse } from '../identity/doorway.ts';
import { enter } from '../identity/enter.ts';
import { findSession } from '../identity/findSession.ts';
import { isFresh } from '../identity/isFresh.ts';
import { linkKey } from '../identity/linkKey.ts';
import { linkIdentity, ownerOf, unlinkIdentities } from '../identity/oidc/identities.ts';
import type { Identity, Journey, Provider } from '../identity/oidc/provider.ts';
import type { RateLimits } from '../identity/rateLimits.ts';
import { redeemLink } from '../identity/redeemLink.ts';
import type { Session } from '../identity/session.ts';
import { sessionView } from '../identity/sessionView.ts';
import { makeToken } from '../identity/token.ts';
import { usableLink } from '../identity/usableLink.ts';

/** What the way back has to know; `linkId` of an invitation that is to be redeemed then. */
interface Detail extends Journey {
  linkId?: string;
}

type Outcome =
  | { signedIn: { token: string; session: Session }; joined: boolean }
  | { linked: true }
  | { refused: 'not_recognised' | 'not_linked' | 'link_used' | 'invalid' };

/**
 * Signing in with an account elsewhere. The provider sends people back to a page of ours, and that page brings what they
 * came with in a request of its own: so no GET ever signs anybody in, and the rules about origins hold here as well.
 */
export function oidcRoutes(deps: Deps, limits: RateLimits, provider: Provider | null): Hono<Env> {
  const { database, clock, randomBytes } = deps;

  async function away(
    c: Context<Env>,
    { person, linkId }: { person?: { workspaceId: string; personId: string }; linkId?: string },
  ): Promise<Response> {
    const journey: Journey = {
      state: makeToken(randomBytes),
      nonce: makeToken(randomBytes),
      verifier: makeToken(randomBytes),
      redirectUri: `${c.get('peer').origin}/sign-in`,
    };
    const lasts = person !== undefined || linkId !== undefined;
    const url = await provider?.away(journey, lasts);
    if (url === undefined) return problem(c, 'busy');
    const browser = keepAttemptToken(c, deps);
    const detail: Detail = { ...journey, ...(linkId === undefined ? {} : { linkId }) };
    const whose = person ? { person } : {};
    await database.write((trx) =>
      beginAttempt(trx, { secret: journey.state, kind: 'oidc', browser, at: clock(), detail, ...whose }),
    );
    return c.json({ url });
  }

  /** What becomes of somebody whom the provider vouches for. */
  function arrive(
    c: Context<Env>,
    identity: Identity,
    attempt: { workspaceId: string | null; personId: string | null; linkId: string | undefined },
  ): Promise<Outcome> {
    const { linkId, workspaceId, personId } = attempt;
    const arrival = { method: 'oidc', ...arrivalOf(c) } as const;
    return database.write(async (trx): Promise<Outcome> => {
      const at = clock();
      if (workspaceId !== null && personId !== null) {
        const here = await findSession(trx, sessionToken(c), at);
        const same =
          'session' in here && here.session.workspaceId === workspaceId && here.session.personId === personId;
        if (!same) return { refused: 'not_recognised' };
        const linked = await linkIdentity(trx, identity, { workspaceId, personId }, at);
        return linked ? { linked: true } : { refused: 'invalid' };
      }
      if (linkId !== undefined) {
        const link = await usableLink(trx, { column: 'id', value: linkId }, at);
        if (link === undefined) return { refused: 'link_used' };
        const owner = await ownerOf(trx, identity, at);
        const others = owner && (owner.personId !== link.personId || owner.workspaceId !== link.workspaceId);
        if (others) return { refused: 'invalid' };
        const signedIn = await redeemLink(trx, deps, { column: 'id', value: linkId }, arrival);
        if (signedIn === undefined) return { refused: 'link_used' };
        await linkIdentity(trx, identity, link, at);
        return { signedIn, joined: link.kind === 'invitation' };
      }
      const owner = await ownerOf(trx, identity, at);
      if (owner === undefined) return { refused: 'not_linked' };
      const signedIn = await enter(trx, deps, { ...owner, ...arrival });
      return signedIn ? { signedIn, joined: false } : { refused: 'not_recognised' };
    });
  }

  return new Hono<Env>()
    .use('/v1/oidc/*', async (c, next) => (provider === null ? problem(c, 'not_found') : next()))
    .post('/v1/oidc/begin', jsonBody(beginOidc), async (c) => {
      const { token } = c.req.valid('json');
      const refused = await knockingTooOften(c, limits, token);
      if (refused) return refused;
      if (token === undefined) return away(c, {});
      const link = await usableLink(database.read, await linkKey(token), clock());
      return link ? away(c, { linkId: link.id }) : linkOfNoUse(c, deps, limits, token);
    })
    .post('/v1/oidc/finish', jsonBody(finishOidc), async (c) => {
      const refused = await knockingTooOften(c, limits);
      if (refused) return refused;
      const params = new URLSearchParams(c.req.valid('json').query);
      const taking = { secret: params.get('state') ?? '', kind: 'oidc', browser: attemptToken(c) } as const;
      const attempt = await database.write((trx) => takeAttempt(trx, { ...taking, at: clock() }));
      if (attempt === undefined) return letNobodyIn(c, deps, limits, 'oidc');
      const { linkId, ...journey } = attempt.detail as Detail;
      const identity = await provider?.back(journey, params);
      if (identity === undefined) return letNobodyIn(c, deps, limits, 'oidc');
      const outcome = await arrive(c, identity, { ...attempt, linkId });
      if ('linked' in outcome) return c.json({ done: 'linked' } satisfies OidcBack);
      if ('signedIn' in outcome) {
        setSessionToken(c, outcome.signedIn.token);
        const session = await sessionView(database.read, outcome.signedIn.session);
        return c.json({ done: 'signed_in', session, joined: outcome.joined } satisfies OidcBack);
      }
      if (outcome.refused === 'not_recognised') return letNobodyIn(c, deps, limits, 'oidc');
      return problem(c, outcome.refused, outcome.refused === 'invalid' ? { field: 'account' } : {});
    })
    .get('/v1/w/:ws/oidc', async (c) => {
      const { workspaceId, personId } = c.get('session');
      const row = await database.read
        .selectFrom('oidc_identity')
        .select('issuer')
        .where('ws', '=', workspaceId)
        .where('personId', '=', personId)
        .where('issuer', '=', provider?.issuer ?? '')
        .executeTakeFirst();
      const view: OwnOidc = { offered: provider !== null, linked: row !== undefined };
      return c.json(view);
    })
    .post('/v1/w/:ws/oidc/begin', jsonBody(noArguments), async (c) => {
      if (provider === null) return problem(c, 'not_found');
      const session = c.get('session');
      if (!(await isFresh(database.read, session, clock()))) return problem(c, 'not_fresh');
      const retryAfter = await limits.issued.take(session.personId);
      if (retryAfter !== undefined) return problem(c, 'too_many', { retryAfter });
      return away(c, { person: session });
    })
    .post('/v1/w/:ws/oidc/unlink', jsonBody(noArguments), async (c) => {
      await database.write((trx) => unlinkIdentities(trx, c.get('session'), clock()));
      return c.body(null, 204);
    });
}
