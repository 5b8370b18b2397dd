import { type Kysely, sql } from 'kysely';
import type { Scope } from '../../core/scopes.ts';
import type { PageCursor } from '../../sync/messages.ts';
import type { Tables } from '../database/tables.ts';
import { padded } from '../rows/readRows.ts';

export type FeedEntry = Pick<Tables['feed'], 'scope' | 'type' | 'id' | 'ver' | 'op'>;

export interface FeedRange {
  workspaceId: string;
  scopes: readonly Scope[];
  /** Only entries above this version. */
  since: number;
  upTo: number;
  /** Deletions matter only to those who have had the rows. */
  deletions: boolean;
  after: PageCursor | undefined;
  limit: number;
}

const MOST_SCOPES = 256;

/** The first entries of some scopes, in the order (ver, scope, type, id), which is the order of pages. */
export async function feedEntries(trx: Kysely<Tables>, range: FeedRange): Promise<FeedEntry[]> {
  const found: FeedEntry[] = [];
  for (let start = 0; start < range.scopes.length; start += MOST_SCOPES) {
    found.push(...(await entriesOf(trx, range, range.scopes.slice(start, start + MOST_SCOPES))));
  }
  return found.length > range.limit || range.scopes.length > MOST_SCOPES
    ? found.sort(byPageOrder).slice(0, range.limit)
    : found;
}

function entriesOf(
  trx: Kysely<Tables>,
  { workspaceId, since, upTo, deletions, after, limit }: FeedRange,
  scopes: readonly Scope[],
): Promise<FeedEntry[]> {
  let query = trx
    .selectFrom('feed')
    .select(['scope', 'type', 'id', 'ver', 'op'])
    .where('ws', '=', workspaceId)
    .where('scope', 'in', padded(scopes))
    // The lower bound that an index can use; the cursor's exact place is looked for behind it.
    .where('ver', '>', after ? Math.max(since, after.ver - 1) : since)
    .where('ver', '<=', upTo);
  if (!deletions) query = query.where('op', '=', 'put');
  if (after)
    query = query.where(
      sql<boolean>`(ver, scope, type, id) > (${after.ver}, ${after.scope}, ${after.type}, ${after.id})`,
    );
  return query.orderBy('ver').orderBy('scope').orderBy('type').orderBy('id').limit(limit).execute();
}

/** As the database orders text: by its bytes. */
export function byPageOrder(a: FeedEntry, b: FeedEntry): number {
  return a.ver - b.ver || compare(a.scope, b.scope) || compare(a.type, b.type) || compare(a.id, b.id);
}

// Ids, types and scopes are ASCII, in which code units and bytes agree.
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
