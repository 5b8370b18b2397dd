/** What all ways in share at the door: how often someone may knock, and what is said when nobody is let in. */
import type { Context } from 'hono';
import { parseTypedCode } from '../../core/typedCode.ts';
import type { Deps, Env } from '../deps.ts';
import { problem } from '../http/problem.ts';
import { audit } from './audit.ts';
import { sessionToken } from './cookie.ts';
import { deviceLabel } from './deviceLabel.ts';
import type { RateLimits } from './rateLimits.ts';
import type { Arrival, Method } from './signIn.ts';

/** What is known of the browser that somebody arrives with. */
export function arrivalOf(c: Context<Env>): Pick<Arrival, 'label' | 'previousToken'> {
  return { label: deviceLabel(c.req.header('user-agent')), previousToken: sessionToken(c) };
}

/**
 * Refuses an address that has guessed or asked too often, saying truly how long; takes one of its requests.
 * @param brought the token or typed code that it brings, if it does: codes are guessed sooner, and counted apart
 */
export async function knockingTooOften(
  c: Context<Env>,
  limits: RateLimits,
  brought = '',
): Promise<Response | undefined> {
  const { address } = c.get('peer');
  const retryAfter =
    (await limits.guesses.check(address)) ??
    (isTyped(brought) ? await limits.codeGuesses.check(address) : undefined) ??
    (await limits.links.take(address));
  return retryAfter === undefined ? undefined : problem(c, 'too_many', { retryAfter });
}

/** Counts and records a token or typed code that was of no use, and answers. Which of the reasons it was is not said. */
export async function linkOfNoUse(
  c: Context<Env>,
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  limits: RateLimits,
  brought: string,
): Promise<Response> {
  const { address } = c.get('peer');
  await limits.guesses.take(address);
  if (isTyped(brought)) await limits.codeGuesses.take(address);
  await database.write((trx) =>
    audit(trx, { workspaceId: '', at: clock(), kind: 'link_failed', detail: { address } }),
  );
  return problem(c, 'link_used');
}

const isTyped = (brought: string): boolean => parseTypedCode(brought) !== null;

/** Counts and records a knock that came to nothing, and answers. Which of the reasons it was is not for whoever asks. */
export async function letNobodyIn(
  c: Context<Env>,
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  limits: RateLimits,
  method: Method,
): Promise<Response> {
  const { address } = c.get('peer');
  await limits.guesses.take(address);
  await database.write((trx) =>
    audit(trx, { workspaceId: '', at: clock(), kind: 'sign_in_failed', detail: { method, address } }),
  );
  return problem(c, 'not_recognised');
}
