import type { Kysely } from 'kysely';
import { statement } from '../database/statement.ts';
import type { Tables } from '../database/tables.ts';
import { expiryOf, type Session } from './session.ts';
import { hashToken } from './token.ts';

/** `signed_out`: sign in again, nothing else is lost. `revoked`: this device or person is not wanted any more. */
export type Found =
  | { session: Session; createdAt: number; seenAt: number }
  | { refused: 'signed_out' | 'revoked' };

/**
 * The session that a cookie's token stands for, as it is now. A person who was removed is refused on every device,
 * without anyone having to remember which devices those are.
 */
export async function findSession(
  db: Kysely<Tables>,
  token: string | undefined,
  now: number,
): Promise<Found> {
  if (token === undefined || token === '') return { refused: 'signed_out' };
  const [row] = await sessionQuery(db, hashToken(token));
  if (row === undefined) return { refused: 'signed_out' };
  if (row.endedAt !== null || row.active !== 1) return { refused: 'revoked' };
  const expiresAt = expiryOf(row);
  if (expiresAt <= now) return { refused: 'signed_out' };
  return {
    session: { workspaceId: row.ws, personId: row.personId, sessionId: row.id, expiresAt },
    createdAt: row.createdAt,
    seenAt: row.seenAt,
  };
}

const sessionQuery = statement((db, hash: string) =>
  db
    .selectFrom('session')
    .leftJoin('person', (join) =>
      join.onRef('person.ws', '=', 'session.ws').onRef('person.id', '=', 'session.personId'),
    )
    .select([
      'session.id',
      'session.ws',
      'session.personId',
      'createdAt',
      'seenAt',
      'endedAt',
      'person.active',
    ])
    .where('tokenHash', '=', hash),
);
