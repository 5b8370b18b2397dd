import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Env } from '../deps.ts';
import { ABSOLUTE } from './session.ts';

/**
 * `__Host-` makes the browser promise that no other host and no plain http set this cookie. It wants `Secure`, which
 * some browsers refuse on http://localhost, so there the name is plain.
 */
const nameFor = (secure: boolean): string => (secure ? '__Host-plimsoll' : 'plimsoll');

/** Lax, not Strict: a tap on a link in a message has to arrive signed in. */
export const attributes = (secure: boolean) =>
  ({ path: '/', httpOnly: true, sameSite: 'Lax', secure }) as const;

export function sessionToken(c: Context<Env>): string | undefined {
  return getCookie(c, nameFor(c.get('peer').secure));
}

export function setSessionToken(c: Context<Env>, token: string): void {
  const { secure } = c.get('peer');
  setCookie(c, nameFor(secure), token, { ...attributes(secure), maxAge: ABSOLUTE / 1000 });
}

export function clearSessionToken(c: Context<Env>): void {
  const { secure } = c.get('peer');
  deleteCookie(c, nameFor(secure), attributes(secure));
}
