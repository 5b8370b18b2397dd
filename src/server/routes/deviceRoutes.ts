import { Hono } from 'hono';
import { type Devices, endDevices } from '../../core/api.ts';
import { type DeviceLinkView, noArguments } from '../../core/issuedLinks.ts';
import type { Deps, Env } from '../deps.ts';
import { jsonBody } from '../http/jsonBody.ts';
import { problem } from '../http/problem.ts';
import { endSessions } from '../identity/endSessions.ts';
import { issueLink, linkUrl } from '../identity/links.ts';
import type { RateLimits } from '../identity/rateLimits.ts';
import { expiryOf } from '../identity/session.ts';

/** A person's own devices: bring another one in, see them, sign them out. */
export function deviceRoutes(deps: Deps, limits: RateLimits): Hono<Env> {
  const { database, clock } = deps;
  return new Hono<Env>()
    .post('/v1/w/:ws/links/device', jsonBody(noArguments), async (c) => {
      const { workspaceId, personId } = c.get('session');
      const retryAfter = await limits.issued.take(personId);
      if (retryAfter !== undefined) return problem(c, 'too_many', { retryAfter });
      const request = { workspaceId, personId, kind: 'sign_in', issuedBy: personId } as const;
      const { token, expiresAt } = await database.write((trx) => issueLink(trx, deps, request));
      const view: DeviceLinkView = { url: linkUrl(c.get('peer').origin, token), expiresAt };
      return c.json(view);
    })
    .get('/v1/w/:ws/devices', async (c) => {
      const { workspaceId, personId, sessionId } = c.get('session');
      const rows = await database.read
        .selectFrom('session')
        .select(['id', 'label', 'createdAt', 'seenAt'])
        .where('ws', '=', workspaceId)
        .where('personId', '=', personId)
        .where('endedAt', 'is', null)
        .orderBy('seenAt', 'desc')
        .orderBy('id')
        .execute();
      const now = clock();
      const view: Devices = {
        devices: rows
          .filter((row) => expiryOf(row) > now)
          .map(({ createdAt, ...row }) => ({ ...row, current: row.id === sessionId, signedInAt: createdAt })),
      };
      return c.json(view);
    })
    .post('/v1/w/:ws/devices/end', jsonBody(endDevices), async (c) => {
      const { workspaceId, personId, sessionId } = c.get('session');
      const { id } = c.req.valid('json');
      const ended = await database.write((trx) =>
        endSessions(
          trx,
          { workspaceId, personId, at: clock(), by: personId },
          id === undefined ? { except: sessionId } : { id },
        ),
      );
      if (id !== undefined && ended === 0) return problem(c, 'not_found');
      return c.body(null, 204);
    });
}
