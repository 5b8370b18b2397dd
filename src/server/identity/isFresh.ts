import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { Session } from './session.ts';

/** How long a sign-in counts as one that its person has just made (ms). */
export const FRESH = 10 * 60 * 1000;

/** Whether someone has proved who they are a moment ago, and not merely picked up a phone that was left signed in. */
export async function isFresh(
  db: Kysely<Tables>,
  { sessionId }: Pick<Session, 'sessionId'>,
  now: number,
): Promise<boolean> {
  const row = await db
    .selectFrom('session')
    .select('createdAt')
    .where('id', '=', sessionId)
    .executeTakeFirst();
  return row !== undefined && now - row.createdAt <= FRESH;
}
