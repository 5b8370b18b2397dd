import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';

/**
 * Takes the next version of a workspace: the first statement of every transaction that writes. The row stays locked
 * until the commit, so that versions are committed in their order and no reader's cursor can pass one by.
 */
export async function nextVersion(trx: Kysely<Tables>, workspaceId: string): Promise<number> {
  const { head } = await trx
    .updateTable('workspace')
    .set((eb) => ({ head: eb('head', '+', 1) }))
    .where('id', '=', workspaceId)
    .returning('head')
    .executeTakeFirstOrThrow();
  return head;
}
