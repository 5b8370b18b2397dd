import { type Context, Hono } from 'hono';
import { noArguments } from '../../core/issuedLinks.ts';
import { newPasskey, type Passkeys, passkeyAnswer, removePasskey } from '../../core/passkeys.ts';
import type { Deps, Env } from '../deps.ts';
import { jsonBody } from '../http/jsonBody.ts';
import { problem } from '../http/problem.ts';
import { attemptToken, keepAttemptToken } from '../identity/attemptCookie.ts';
import { audit } from '../identity/audit.ts';
import { setSessionToken } from '../identity/cookie.ts';
import { deviceLabel } from '../identity/deviceLabel.ts';
import { arrivalOf, knockingTooOften, letNobodyIn } from '../identity/doorway.ts';
import { isFresh } from '../identity/isFresh.ts';
import { addPasskey, beginPasskey } from '../identity/passkeys/addPasskey.ts';
import { relyingParty } from '../identity/passkeys/relyingParty.ts';
import { askForPasskey, usePasskey } from '../identity/passkeys/usePasskey.ts';
import type { RateLimits } from '../identity/rateLimits.ts';
import { sessionView } from '../identity/sessionView.ts';

/** Signing in with a passkey (`/v1/passkeys/…`), and one's own passkeys (`/v1/w/:ws/passkeys…`). */
export function passkeyRoutes(deps: Deps, limits: RateLimits): Hono<Env> {
  const { database, clock } = deps;
  const partyOf = (c: Context<Env>) => relyingParty(c.get('peer'));

  return new Hono<Env>()
    .post('/v1/passkeys/begin', jsonBody(noArguments), async (c) => {
      const refused = await knockingTooOften(c, limits);
      if (refused) return refused;
      return c.json(await askForPasskey(deps, { party: partyOf(c), browser: keepAttemptToken(c, deps) }));
    })
    .post('/v1/passkeys/enter', jsonBody(passkeyAnswer), async (c) => {
      const refused = await knockingTooOften(c, limits);
      if (refused) return refused;
      const asked = { party: partyOf(c), browser: attemptToken(c) };
      const entered = await usePasskey(deps, asked, c.req.valid('json'), arrivalOf(c));
      if (entered === undefined) return letNobodyIn(c, deps, limits, 'passkey');
      setSessionToken(c, entered.token);
      return c.json(await sessionView(database.read, entered.session));
    })
    .get('/v1/w/:ws/passkeys', async (c) => {
      const { workspaceId, personId } = c.get('session');
      const rows = await database.read
        .selectFrom('passkey')
        .select(['id', 'label', 'createdAt', 'usedAt', 'backedUp'])
        .where('ws', '=', workspaceId)
        .where('personId', '=', personId)
        .where('removedAt', 'is', null)
        .orderBy('createdAt', 'desc')
        .orderBy('id')
        .execute();
      const view: Passkeys = {
        passkeys: rows.map(({ backedUp, ...row }) => ({ ...row, synced: backedUp === 1 })),
      };
      return c.json(view);
    })
    .post('/v1/w/:ws/passkeys/begin', jsonBody(noArguments), async (c) => {
      const session = c.get('session');
      // A key outlives every session: whoever finds a phone unlocked must not be able to leave with one.
      if (!(await isFresh(database.read, session, clock()))) return problem(c, 'not_fresh');
      const retryAfter = await limits.issued.take(session.personId);
      if (retryAfter !== undefined) return problem(c, 'too_many', { retryAfter });
      const asking = { session, party: partyOf(c), browser: keepAttemptToken(c, deps) };
      return c.json(await beginPasskey(deps, asking));
    })
    .post('/v1/w/:ws/passkeys', jsonBody(newPasskey), async (c) => {
      const asking = { session: c.get('session'), party: partyOf(c), browser: attemptToken(c) };
      const label = deviceLabel(c.req.header('user-agent'));
      const added = await addPasskey(deps, asking, c.req.valid('json'), label);
      return added ? c.body(null, 204) : problem(c, 'not_recognised');
    })
    .post('/v1/w/:ws/passkeys/remove', jsonBody(removePasskey), async (c) => {
      const { workspaceId, personId } = c.get('session');
      const removed = await database.write(async (trx) => {
        const gone = await trx
          .updateTable('passkey')
          .set({ removedAt: clock() })
          .where('id', '=', c.req.valid('json').id)
          .where('ws', '=', workspaceId)
          .where('personId', '=', personId)
          .where('removedAt', 'is', null)
          .returning('label')
          .executeTakeFirst();
        if (gone === undefined) return false;
        const entry = { workspaceId, at: clock(), actorId: personId, detail: gone };
        await audit(trx, { ...entry, kind: 'passkey_removed' });
        return true;
      });
      return removed ? c.body(null, 204) : problem(c, 'not_found');
    });
}
