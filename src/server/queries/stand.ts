import type { Kysely } from 'kysely';
import type { Stand } from '../../sync/pullScopes.ts';
import { statement } from '../database/statement.ts';
import type { Tables } from '../database/tables.ts';

const standQuery = statement((db, id: string) =>
  db.selectFrom('workspace').select(['epoch', 'head', 'floor']).where('id', '=', id),
);

/** Where a workspace stands. */
export async function readStand(db: Kysely<Tables>, workspaceId: string): Promise<Stand> {
  const [stand] = await standQuery(db, workspaceId);
  if (!stand) throw new Error(`there is no workspace ${workspaceId}`);
  return stand;
}
