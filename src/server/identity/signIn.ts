import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { Deps } from '../deps.ts';
import { audit } from './audit.ts';
import { newId } from './newId.ts';
import { ABSOLUTE, expiryOf, type Session } from './session.ts';
import { hashToken, makeToken } from './token.ts';

/** How someone proved who they are. Each way in ends here. */
export type Method = 'link' | 'code' | 'passkey' | 'mail' | 'oidc';

export interface Arrival {
  workspaceId: string;
  personId: string;
  method: Method;
  label: string;
  /** What this browser was signed in with before, if anything: it is of no use from now on. */
  previousToken: string | undefined;
}

/**
 * Opens a session on this device, within the transaction that proved who it is. The token is new at every sign-in,
 * so one that was planted in the browser before is worth nothing after.
 */
export async function signIn(
  trx: Kysely<Tables>,
  { clock, randomBytes }: Pick<Deps, 'clock' | 'randomBytes'>,
  { workspaceId, personId, method, label, previousToken }: Arrival,
): Promise<{ token: string; session: Session }> {
  const at = clock();
  if (previousToken !== undefined)
    await trx.deleteFrom('session').where('tokenHash', '=', hashToken(previousToken)).execute();
  // Nobody can use these any more, and nothing else takes them away.
  await trx
    .deleteFrom('session')
    .where('createdAt', '<', at - ABSOLUTE)
    .execute();

  const token = makeToken(randomBytes);
  const row = {
    id: newId(randomBytes),
    ws: workspaceId,
    personId,
    tokenHash: hashToken(token),
    method,
    label,
    createdAt: at,
    seenAt: at,
    endedAt: null,
  };
  await trx.insertInto('session').values(row).execute();
  await trx
    .insertInto('account')
    .values({ ws: workspaceId, personId, joinedAt: at, signedInAt: at })
    .onConflict((conflict) => conflict.columns(['ws', 'personId']).doUpdateSet({ signedInAt: at }))
    .execute();
  await audit(trx, {
    workspaceId,
    at,
    kind: 'signed_in',
    actorId: personId,
    detail: { method, label, session: row.id },
  });
  return { token, session: { workspaceId, personId, sessionId: row.id, expiresAt: expiryOf(row) } };
}
