/** Sign-ins that have begun: each is for one browser, lives for minutes, and is taken once, whatever comes of it. */
import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { AttemptKind } from './tables.ts';
import { hashToken } from './token.ts';

/** Long enough to look for a security key or wait for a mail (ms). */
export const ATTEMPT_LIFETIME = 10 * 60 * 1000;

export interface NewAttempt {
  /** What the answer will name: a challenge, a state. Kept as a hash. */
  secret: string;
  kind: AttemptKind;
  /** The token of the browser's cookie. */
  browser: string;
  at: number;
  /** Who began it, where somebody is signed in. */
  person?: { workspaceId: string; personId: string };
  detail?: unknown;
}

export interface TakenAttempt {
  workspaceId: string | null;
  personId: string | null;
  detail: unknown;
}

export async function beginAttempt(
  trx: Kysely<Tables>,
  { secret, kind, browser, at, person, detail = {} }: NewAttempt,
): Promise<void> {
  // Most are never answered: a sign-in screen begins one by being opened.
  await trx.deleteFrom('attempt').where('expiresAt', '<=', at).execute();
  await trx
    .insertInto('attempt')
    .values({
      id: hashToken(secret),
      kind,
      browserHash: hashToken(browser),
      ws: person?.workspaceId ?? null,
      personId: person?.personId ?? null,
      detail: JSON.stringify(detail),
      createdAt: at,
      expiresAt: at + ATTEMPT_LIFETIME,
      tries: 0,
    })
    .execute();
}

/** The attempt, gone from now on; undefined where this browser has begun none such, or it is over. */
export async function takeAttempt(
  trx: Kysely<Tables>,
  { secret, kind, browser, at }: Pick<NewAttempt, 'secret' | 'kind' | 'browser' | 'at'>,
): Promise<TakenAttempt | undefined> {
  const taken = await trx
    .deleteFrom('attempt')
    .where('id', '=', hashToken(secret))
    .where('kind', '=', kind)
    .where('browserHash', '=', hashToken(browser))
    .where('expiresAt', '>', at)
    .returning(['ws', 'personId', 'detail'])
    .executeTakeFirst();
  if (taken === undefined) return undefined;
  return { workspaceId: taken.ws, personId: taken.personId, detail: JSON.parse(taken.detail) };
}
