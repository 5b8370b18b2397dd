import type { Kysely } from 'kysely';
import { statement } from '../database/statement.ts';
import type { Tables } from '../database/tables.ts';

const raiseHead = statement((db, workspaceId: string) =>
  db
    .updateTable('workspace')
    .set((eb) => ({ head: eb('head', '+', 1) }))
    .where('id', '=', workspaceId)
    .returning('head'),
);

/**
 * Takes the next version of a workspace: the first statement of every transaction that writes. The row stays locked
 * until the commit, so that versions are committed in their order and no reader's cursor can pass one by.
 */
export async function nextVersion(trx: Kysely<Tables>, workspaceId: string): Promise<number> {
  const [raised] = await raiseHead(trx, workspaceId);
  if (!raised) throw new Error(`there is no workspace ${workspaceId}`);
  return raised.head;
}
