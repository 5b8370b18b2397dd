import { Hono } from 'hono';
import { type InvitationView, invitationRequest } from '../../core/issuedLinks.ts';
import { may } from '../../core/policy/may.ts';
import * as to from '../../core/policy/rules.ts';
import { showTypedCode } from '../../core/typedCode.ts';
import type { Deps, Env } from '../deps.ts';
import { jsonBody } from '../http/jsonBody.ts';
import { problem } from '../http/problem.ts';
import { issueLink, linkUrl } from '../identity/links.ts';
import type { RateLimits } from '../identity/rateLimits.ts';
import { hashTypedCode, makeTypedCode } from '../identity/typedCodes.ts';
import { hasJoined } from '../identity/usableLink.ts';
import { actorFor } from '../queries/actor.ts';
import { readRow } from '../rows/readRows.ts';

/**
 * POST /v1/w/:ws/invitations: a link for a person who exists, imported ones included. Someone who has joined
 * already has lost their devices, and gets a sign-in link, which is short-lived.
 */
export function invitationRoutes(deps: Deps, limits: RateLimits): Hono<Env> {
  const { database, randomBytes } = deps;
  return new Hono<Env>().post('/v1/w/:ws/invitations', jsonBody(invitationRequest), async (c) => {
    const { workspaceId, personId: issuedBy } = c.get('session');
    const { personId } = c.req.valid('json');
    const retryAfter = await limits.issued.take(issuedBy);
    if (retryAfter !== undefined) return problem(c, 'too_many', { retryAfter });

    const code = makeTypedCode(randomBytes);
    const codeHash = await hashTypedCode(code);
    const made = await database.write(async (trx) => {
      const actor = await actorFor(trx, workspaceId, issuedBy);
      // Before anything else, so that nobody learns from the answer which people there are.
      if (!may(actor, to.setUp)) return { refused: 'not_allowed' } as const;
      const person = await readRow(trx, workspaceId, 'person', personId);
      if (person === undefined) return { refused: 'not_found' } as const;
      if (!person.active) return { refused: 'invalid' } as const;
      const joined = await hasJoined(trx, workspaceId, personId);
      if (!may(actor, to.invite, { roles: person.roles, joined })) return { refused: 'not_allowed' } as const;
      const kind = joined ? 'sign_in' : 'invitation';
      return {
        person,
        link: await issueLink(trx, deps, { workspaceId, personId, kind, issuedBy, codeHash }),
      };
    });
    if ('refused' in made)
      return problem(
        c,
        made.refused,
        made.refused === 'invalid' ? { field: 'personId', detail: 'has left' } : {},
      );
    const view: InvitationView = {
      url: linkUrl(c.get('peer').origin, made.link.token),
      code: showTypedCode(code),
      personId,
      personName: made.person.name,
      expiresAt: made.link.expiresAt,
    };
    return c.json(view);
  });
}
