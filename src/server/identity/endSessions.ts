import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { Deps } from '../deps.ts';
import { audit } from './audit.ts';
import type { Session } from './session.ts';

/** Signing out on the device itself: nothing of the session is left. */
export async function signOut(
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  session: Session,
): Promise<void> {
  const { workspaceId, personId, sessionId } = session;
  await database.write(async (trx) => {
    await trx.deleteFrom('session').where('id', '=', sessionId).execute();
    await audit(trx, {
      workspaceId,
      at: clock(),
      kind: 'signed_out',
      actorId: personId,
      detail: { session: sessionId },
    });
  });
}

/**
 * Ends a person's sessions from elsewhere. The rows stay, so that each device hears `revoked` at its next contact
 * and wipes what it holds, instead of merely asking to sign in again.
 * @param which one session, or all but `except`
 * @returns how many ended
 */
export async function endSessions(
  trx: Kysely<Tables>,
  { workspaceId, personId, at, by }: { workspaceId: string; personId: string; at: number; by: string },
  which: { id: string } | { except: string | null },
): Promise<number> {
  let ending = trx
    .updateTable('session')
    .set({ endedAt: at })
    .where('ws', '=', workspaceId)
    .where('personId', '=', personId)
    .where('endedAt', 'is', null);
  if ('id' in which) ending = ending.where('id', '=', which.id);
  else if (which.except !== null) ending = ending.where('id', '!=', which.except);
  const ended = await ending.returning('id').execute();
  for (const { id } of ended)
    await audit(trx, {
      workspaceId,
      at,
      kind: 'device_ended',
      actorId: by,
      subjectId: personId,
      detail: { session: id },
    });
  return ended.length;
}
