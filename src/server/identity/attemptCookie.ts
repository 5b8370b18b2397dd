import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Deps, Env } from '../deps.ts';
import { ATTEMPT_LIFETIME } from './attempts.ts';
import { attributes } from './cookie.ts';
import { makeToken } from './token.ts';

const nameFor = (secure: boolean): string => (secure ? '__Host-plimsoll-way' : 'plimsoll-way');

/**
 * What a sign-in that has begun is bound to: the answer to a challenge, or the code from a mail, is of no use in another
 * browser than the one that asked. It opens nothing by itself.
 */
export function attemptToken(c: Context<Env>): string {
  return getCookie(c, nameFor(c.get('peer').secure)) ?? '';
}

/** The same, made where there is none. Kept where there is: two tabs may both have begun. */
export function keepAttemptToken(c: Context<Env>, { randomBytes }: Pick<Deps, 'randomBytes'>): string {
  const { secure } = c.get('peer');
  const had = attemptToken(c);
  const token = /^[\w-]{43}$/.test(had) ? had : makeToken(randomBytes);
  setCookie(c, nameFor(secure), token, { ...attributes(secure), maxAge: ATTEMPT_LIFETIME / 1000 });
  return token;
}
