import type { Kysely } from 'kysely';
import type { Tables } from '../../database/tables.ts';
import { audit } from '../audit.ts';

/**
 * Sets or (with null) removes where a person's codes go.
 * @returns false when somebody else of the workspace has it: an address signs in one person
 */
export async function storeAddress(
  trx: Kysely<Tables>,
  {
    workspaceId,
    personId,
    address,
    by,
    at,
  }: { workspaceId: string; personId: string; address: string | null; by: string; at: number },
): Promise<boolean> {
  if (address !== null) {
    const other = await trx
      .selectFrom('mail_address')
      .select('personId')
      .where('ws', '=', workspaceId)
      .where('address', '=', address)
      .where('personId', '!=', personId)
      .executeTakeFirst();
    if (other !== undefined) return false;
  }
  await trx
    .deleteFrom('mail_address')
    .where('ws', '=', workspaceId)
    .where('personId', '=', personId)
    .execute();
  if (address !== null) {
    const added = await trx
      .insertInto('mail_address')
      .values({ ws: workspaceId, personId, address, setBy: by, setAt: at })
      // Somebody else was as quick.
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (added.numInsertedOrUpdatedRows !== 1n) return false;
  }
  const kind = address === null ? 'mail_address_removed' : 'mail_address_set';
  await audit(trx, { workspaceId, at, kind, actorId: by, subjectId: personId });
  return true;
}
