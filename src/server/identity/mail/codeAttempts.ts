/** Codes on their way: one a browser and kind, so that a newer one takes the place of the older. */
import type { Kysely } from 'kysely';
import type { Tables } from '../../database/tables.ts';
import { beginAttempt, type TakenAttempt } from '../attempts.ts';
import { hashToken } from '../token.ts';
import { keyedCode } from './mailCode.ts';

/** A code is gone after so many wrong ones: of a million, somebody else may try three. */
export const MOST_TRIES = 3;

type Kind = 'mail' | 'mail_new';

interface Asked {
  kind: Kind;
  /** The token of the browser's cookie. */
  browser: string;
  at: number;
}

const secretOf = (kind: Kind, browser: string): string => `${kind} ${browser}`;

export async function beginCode(
  trx: Kysely<Tables>,
  {
    code,
    address,
    person,
    ...asked
  }: Asked & {
    code: string;
    address?: string;
    person: { workspaceId: string; personId: string } | undefined;
  },
): Promise<void> {
  const secret = secretOf(asked.kind, asked.browser);
  await trx.deleteFrom('attempt').where('id', '=', hashToken(secret)).execute();
  const detail = { code: hashToken(keyedCode(asked.browser, code)), address };
  await beginAttempt(trx, { ...asked, secret, detail, ...(person ? { person } : {}) });
}

/** The attempt that this code ends; undefined for a wrong one, which is counted, and where none is waited for. */
export async function takeCode(
  trx: Kysely<Tables>,
  { kind, browser, at }: Asked,
  code: string,
): Promise<TakenAttempt | undefined> {
  const id = hashToken(secretOf(kind, browser));
  // Counted before it is looked at, in one statement: of many at once, each waits for those before it.
  const attempt = await trx
    .updateTable('attempt')
    .set((eb) => ({ tries: eb('tries', '+', 1) }))
    .where('id', '=', id)
    .where('kind', '=', kind)
    .where('expiresAt', '>', at)
    .where('tries', '<', MOST_TRIES)
    .returningAll()
    .executeTakeFirst();
  if (attempt === undefined) return undefined;
  const detail = JSON.parse(attempt.detail) as { code: string };
  const right = detail.code === hashToken(keyedCode(browser, code));
  if (right || attempt.tries >= MOST_TRIES) await trx.deleteFrom('attempt').where('id', '=', id).execute();
  return right ? { workspaceId: attempt.ws, personId: attempt.personId, detail } : undefined;
}
