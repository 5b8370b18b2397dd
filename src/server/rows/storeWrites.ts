import type { Kysely } from 'kysely';
import type { Write } from '../../core/mutation.ts';
import type { Tables } from '../database/tables.ts';
import { type StoreContext, type Stored, storeChanges } from './storeChanges.ts';
import { writtenChanges } from './writtenChanges.ts';

/**
 * Stores writes at one version, merged into their rows; what changes nothing is not stored.
 * Throws `NoScope`, and then has stored nothing.
 */
export async function storeWrites(
  trx: Kysely<Tables>,
  context: StoreContext,
  writes: readonly Write[],
): Promise<Stored> {
  const { workspaceId, ver, at } = context;
  return storeChanges(trx, context, await writtenChanges(trx, workspaceId, writes, { ver, at }));
}
