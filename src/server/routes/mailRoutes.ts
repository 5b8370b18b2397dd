import { Hono, type MiddlewareHandler } from 'hono';
import { askForCode, enterCode } from '../../core/mailCodes.ts';
import type { Deps, Env } from '../deps.ts';
import { jsonBody } from '../http/jsonBody.ts';
import { problem } from '../http/problem.ts';
import { attemptToken, keepAttemptToken } from '../identity/attemptCookie.ts';
import { audit } from '../identity/audit.ts';
import { setSessionToken } from '../identity/cookie.ts';
import { arrivalOf, knockingTooOften, letNobodyIn } from '../identity/doorway.ts';
import { enter } from '../identity/enter.ts';
import { beginCode, takeCode } from '../identity/mail/codeAttempts.ts';
import { makeCode } from '../identity/mail/mailCode.ts';
import { whoHas } from '../identity/mail/whoHas.ts';
import type { RateLimits } from '../identity/rateLimits.ts';
import { sessionView } from '../identity/sessionView.ts';
import { codeMail } from '../mail/codeMail.ts';
import type { Mailer } from '../mail/makeMailer.ts';

/**
 * POST /v1/mail/ask and /v1/mail/enter: a code by mail. What is answered, and what is done before it is, does not depend
 * on whether anybody has the address: only the mail does, and that is sent after the answer.
 */
export function mailRoutes(deps: Deps, limits: RateLimits, mailer: Mailer | null): Hono<Env> {
  const { database, clock, randomBytes } = deps;
  return new Hono<Env>()
    .use('/v1/mail/*', whereMailIsSent(mailer))
    .post('/v1/mail/ask', jsonBody(askForCode), async (c) => {
      const refused = await knockingTooOften(c, limits);
      if (refused) return refused;
      const { address } = c.req.valid('json');
      const retryAfter =
        (await limits.mailsTo.take(address)) ?? (await limits.mailsFrom.take(c.get('peer').address));
      if (retryAfter !== undefined) return problem(c, 'too_many', { retryAfter });

      const browser = keepAttemptToken(c, deps);
      const code = makeCode(randomBytes);
      const { label } = arrivalOf(c);
      const person = await whoHas(database.read, address);
      await database.write(async (trx) => {
        const at = clock();
        await beginCode(trx, { kind: 'mail', browser, at, code, person });
        const entry = { at, kind: 'code_sent', subjectId: person?.personId ?? null } as const;
        const detail = { address: c.get('peer').address, known: person !== undefined };
        await audit(trx, { ...entry, workspaceId: person?.workspaceId ?? '', detail });
      });
      if (person) mailer?.(codeMail({ to: address, code, label }));
      return c.body(null, 204);
    })
    .post('/v1/mail/enter', jsonBody(enterCode), async (c) => {
      const refused = await knockingTooOften(c, limits);
      if (refused) return refused;
      const asked = { kind: 'mail', browser: attemptToken(c), at: clock() } as const;
      const entered = await database.write(async (trx) => {
        const attempt = await takeCode(trx, asked, c.req.valid('json').code);
        if (!attempt?.workspaceId || !attempt.personId) return undefined;
        const { workspaceId, personId } = attempt;
        return enter(trx, deps, { workspaceId, personId, method: 'mail', ...arrivalOf(c) });
      });
      if (entered === undefined) return letNobodyIn(c, deps, limits, 'mail');
      setSessionToken(c, entered.token);
      return c.json(await sessionView(database.read, entered.session));
    });
}

/** Where no mail is sent, there is nothing at these addresses. */
export function whereMailIsSent(mailer: Mailer | null): MiddlewareHandler<Env> {
  return async (c, next) => (mailer === null ? problem(c, 'not_found') : next());
}
