import type { Context, MiddlewareHandler } from 'hono';
import type { Deps, Env } from '../deps.ts';
import { problem } from '../http/problem.ts';
import { sessionToken } from './cookie.ts';
import { findSession } from './findSession.ts';
import { expiryOf, type Session } from './session.ts';

/** Use is noted at most this often, so that reading costs no write. */
const NOTE_EVERY = 60 * 60 * 1000;

type Needs = Pick<Deps, 'database' | 'clock'>;

/** Lets nobody past `/v1/w/:ws/` who is not signed in to that very workspace, and says who it is. */
export function currentSession(deps: Needs): MiddlewareHandler<Env> {
  return async (c, next) => {
    const found = await whoIs(deps, c);
    if ('refused' in found) return problem(c, found.refused);
    // Other people's workspaces do not exist.
    if (c.req.param('ws') !== found.session.workspaceId) return problem(c, 'not_found');
    c.set('session', found.session);
    return next();
  };
}

/** The session of a request, its use noted. */
export async function whoIs(
  { database, clock }: Needs,
  c: Context<Env>,
): Promise<{ session: Session } | { refused: 'signed_out' | 'revoked' }> {
  const now = clock();
  const found = await findSession(database.read, sessionToken(c), now);
  if ('refused' in found) return found;
  const { session, createdAt, seenAt } = found;
  if (now - seenAt < NOTE_EVERY) return { session };
  await database.write((trx) =>
    trx
      .updateTable('session')
      .set({ seenAt: now })
      .where('id', '=', session.sessionId)
      .where('seenAt', '<', now)
      .execute(),
  );
  return { session: { ...session, expiresAt: expiryOf({ createdAt, seenAt: now }) } };
}
