import { Hono } from 'hono';
import { noArguments } from '../../core/issuedLinks.ts';
import { askForCode, enterCode, type OwnMailAddress, setMailAddress } from '../../core/mailCodes.ts';
import { may } from '../../core/policy/may.ts';
import * as to from '../../core/policy/rules.ts';
import type { Deps, Env } from '../deps.ts';
import { jsonBody } from '../http/jsonBody.ts';
import { problem } from '../http/problem.ts';
import { attemptToken, keepAttemptToken } from '../identity/attemptCookie.ts';
import { arrivalOf } from '../identity/doorway.ts';
import { isFresh } from '../identity/isFresh.ts';
import { beginCode, takeCode } from '../identity/mail/codeAttempts.ts';
import { makeCode } from '../identity/mail/mailCode.ts';
import { storeAddress } from '../identity/mail/storeAddress.ts';
import type { RateLimits } from '../identity/rateLimits.ts';
import { codeMail } from '../mail/codeMail.ts';
import type { Mailer } from '../mail/makeMailer.ts';
import { actorFor } from '../queries/actor.ts';
import { readRow } from '../rows/readRows.ts';
import { whereMailIsSent } from './mailRoutes.ts';

/**
 * Where a person's codes go: themselves, once a code sent there has come back; an admin, for whoever has no other way
 * in yet. It is in no row that anyone syncs, and no answer tells it to anyone but its owner.
 */
export function mailAddressRoutes(deps: Deps, limits: RateLimits, mailer: Mailer | null): Hono<Env> {
  const { database, clock, randomBytes } = deps;
  return new Hono<Env>()
    .get('/v1/w/:ws/mail-address', async (c) => {
      const { workspaceId, personId } = c.get('session');
      const row = await database.read
        .selectFrom('mail_address')
        .select('address')
        .where('ws', '=', workspaceId)
        .where('personId', '=', personId)
        .executeTakeFirst();
      const view: OwnMailAddress = { address: row?.address ?? null, byMail: mailer !== null };
      return c.json(view);
    })
    .post('/v1/w/:ws/mail-address/ask', whereMailIsSent(mailer), jsonBody(askForCode), async (c) => {
      const { workspaceId, personId, sessionId } = c.get('session');
      if (!(await isFresh(database.read, { sessionId }, clock()))) return problem(c, 'not_fresh');
      const { address } = c.req.valid('json');
      const retryAfter = (await limits.issued.take(personId)) ?? (await limits.mailsTo.take(address));
      if (retryAfter !== undefined) return problem(c, 'too_many', { retryAfter });
      const browser = keepAttemptToken(c, deps);
      const code = makeCode(randomBytes);
      const person = { workspaceId, personId };
      await database.write((trx) =>
        beginCode(trx, { kind: 'mail_new', browser, at: clock(), code, address, person }),
      );
      mailer?.(codeMail({ to: address, code, label: arrivalOf(c).label }));
      return c.body(null, 204);
    })
    .post('/v1/w/:ws/mail-address', whereMailIsSent(mailer), jsonBody(enterCode), async (c) => {
      const { workspaceId, personId } = c.get('session');
      const asked = { kind: 'mail_new', browser: attemptToken(c), at: clock() } as const;
      const done = await database.write(async (trx) => {
        const attempt = await takeCode(trx, asked, c.req.valid('json').code);
        if (attempt?.workspaceId !== workspaceId || attempt.personId !== personId) return 'not_recognised';
        const { address } = attempt.detail as { address: string };
        const stored = await storeAddress(trx, { workspaceId, personId, address, by: personId, at: clock() });
        return stored ? 'stored' : 'invalid';
      });
      if (done === 'stored') return c.body(null, 204);
      // Whoever has read the code has the mailbox, and may know that somebody else signs in with it.
      return problem(c, done, done === 'invalid' ? { field: 'address', detail: 'is taken' } : {});
    })
    .post('/v1/w/:ws/mail-address/remove', jsonBody(noArguments), async (c) => {
      const { workspaceId, personId } = c.get('session');
      await database.write((trx) =>
        storeAddress(trx, { workspaceId, personId, address: null, by: personId, at: clock() }),
      );
      return c.body(null, 204);
    })
    .post('/v1/w/:ws/people/:person/mail-address', jsonBody(setMailAddress), async (c) => {
      const { workspaceId, personId: by, sessionId } = c.get('session');
      const personId = c.req.param('person');
      const { address } = c.req.valid('json');
      const at = clock();
      const done = await database.write(async (trx) => {
        // Whoever sets it can read the code, as whoever makes a link can use it; and it lasts.
        if (!may(await actorFor(trx, workspaceId, by), to.directCodes)) return 'not_allowed';
        if (!(await isFresh(trx, { sessionId }, at))) return 'not_fresh';
        if ((await readRow(trx, workspaceId, 'person', personId)) === undefined) return 'not_found';
        return (await storeAddress(trx, { workspaceId, personId, address, by, at })) ? 'stored' : 'invalid';
      });
      if (done === 'stored') return c.body(null, 204);
      return problem(c, done, done === 'invalid' ? { field: 'address', detail: 'is taken' } : {});
    });
}
