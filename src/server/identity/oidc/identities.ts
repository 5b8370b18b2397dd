import type { Kysely } from 'kysely';
import type { Tables } from '../../database/tables.ts';
import { audit } from '../audit.ts';
import type { Identity } from './provider.ts';

interface Owner {
  workspaceId: string;
  personId: string;
}

/** Whose account elsewhere it is, its use noted. */
export async function ownerOf(
  trx: Kysely<Tables>,
  { issuer, subject }: Identity,
  at: number,
): Promise<Owner | undefined> {
  const row = await trx
    .updateTable('oidc_identity')
    .set({ usedAt: at })
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .returning(['ws', 'personId'])
    .executeTakeFirst();
  return row && { workspaceId: row.ws, personId: row.personId };
}

/** Has an account elsewhere sign in as this person. @returns false when it signs in as somebody else already */
export async function linkIdentity(
  trx: Kysely<Tables>,
  { issuer, subject }: Identity,
  { workspaceId, personId }: Owner,
  at: number,
): Promise<boolean> {
  const values = { issuer, subject, ws: workspaceId, personId, createdAt: at, usedAt: at };
  const owner = await ownerOf(trx, { issuer, subject }, at);
  if (owner !== undefined) return owner.workspaceId === workspaceId && owner.personId === personId;
  const added = await trx
    .insertInto('oidc_identity')
    .values(values)
    // Somebody else was as quick.
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (added.numInsertedOrUpdatedRows !== 1n) return false;
  await audit(trx, { workspaceId, at, kind: 'oidc_linked', actorId: personId });
  return true;
}

/** Accounts elsewhere no longer sign in as this person; what they had opened stays open. */
export async function unlinkIdentities(
  trx: Kysely<Tables>,
  { workspaceId, personId }: Owner,
  at: number,
): Promise<void> {
  const gone = await trx
    .deleteFrom('oidc_identity')
    .where('ws', '=', workspaceId)
    .where('personId', '=', personId)
    .executeTakeFirst();
  if (gone.numDeletedRows > 0n)
    await audit(trx, { workspaceId, at, kind: 'oidc_unlinked', actorId: personId });
}
