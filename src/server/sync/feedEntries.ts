import { type Kysely, sql } from 'kysely';
import type { Scope } from '../../core/scopes.ts';
import type { PageCursor } from '../../sync/messages.ts';
import { statement } from '../database/statement.ts';
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
  if (!after) return (deletions ? changes : puts)(trx, workspaceId, padded(scopes), since, upTo, limit);
  const { ver, scope, type, id } = after;
  // The lower bound is one that the index can use; the cursor's exact place is looked for behind it.
  const from = Math.max(since, ver - 1);
  const query = deletions ? changesAfter : putsAfter;
  return query(trx, workspaceId, padded(scopes), from, upTo, limit, ver, scope, type, id);
}

const range = (
  db: Kysely<Tables>,
  ws: string,
  scopes: readonly Scope[],
  since: number,
  upTo: number,
  limit: number,
) =>
  db
    .selectFrom('feed')
    .select(['scope', 'type', 'id', 'ver', 'op'])
    .where('ws', '=', ws)
    .where('scope', 'in', scopes)
    .where('ver', '>', since)
    .where('ver', '<=', upTo)
    // As an expression, the version offers no index its order: without statistics SQLite prefers to walk through the
    // whole workspace in the order of versions, which for a first pull is all there is.
    .orderBy(sql`ver + 0`)
    .orderBy('scope')
    .orderBy('type')
    .orderBy('id')
    .limit(limit);

type Range = [ws: string, scopes: readonly Scope[], since: number, upTo: number, limit: number];
type Place = [ver: number, scope: string, type: string, id: string];

const behind = (...[ver, scope, type, id]: Place) =>
  sql<boolean>`(ver, scope, type, id) > (${ver}, ${scope}, ${type}, ${id})`;

const changes = statement((db, ...args: Range) => range(db, ...args));
const puts = statement((db, ...args: Range) => range(db, ...args).where('op', '=', 'put'));
const changesAfter = statement(
  (db, ws: string, scopes: readonly Scope[], since: number, upTo: number, limit: number, ...place: Place) =>
    range(db, ws, scopes, since, upTo, limit).where(behind(...place)),
);
const putsAfter = statement(
  (db, ws: string, scopes: readonly Scope[], since: number, upTo: number, limit: number, ...place: Place) =>
    range(db, ws, scopes, since, upTo, limit)
      .where('op', '=', 'put')
      .where(behind(...place)),
);

/** As the database orders text: by its bytes. */
export function byPageOrder(a: FeedEntry, b: FeedEntry): number {
  return a.ver - b.ver || compare(a.scope, b.scope) || compare(a.type, b.type) || compare(a.id, b.id);
}

// Ids, types and scopes are ASCII, in which code units and bytes agree.
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
