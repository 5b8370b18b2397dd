import type { Kysely } from 'kysely';
import type { CivilDay } from '../../core/civilDay.ts';
import type { Write } from '../../core/mutation.ts';
import type { Row } from '../../core/rows.ts';
import type { Scope } from '../../core/scopes.ts';
import type { Tables } from '../database/tables.ts';
import { missingHolidays } from '../holidays/missingHolidays.ts';
import { NoScope } from './refusedWrite.ts';
import { type RowChange, rowChanges } from './rowChanges.ts';
import { storeChanges } from './storeChanges.ts';
import { liesNowhere, storeFeed } from './storeFeed.ts';
import { storeMemberships } from './storeMemberships.ts';

export interface StoreContext {
  workspaceId: string;
  /** From `nextVersion`, in this transaction. */
  ver: number;
  /** Decides what has grown too old for the phones. */
  today: CivilDay;
  /** When the author wrote it (ms). */
  at: number;
  /** Mutation that these are the writes of: the rows that it makes carry its uid and must not exist before it. */
  uid?: string;
}

export interface Stored {
  /** Every scope that a row was put into, changed in or taken out of: whose viewers have something to fetch. */
  scopes: Set<Scope>;
  /** Who belongs to or leads what may have changed: viewers' grants have to be asked for anew. */
  grants: boolean;
}

/**
 * Stores writes at one version: fields merged into their rows, field history, the feed of every scope concerned,
 * memberships, and the public holidays of a region named for the first time. What changes nothing is not stored.
 * Throws `NoScope` or `AlreadyExists`, and then has stored nothing.
 */
export async function storeWrites(
  trx: Kysely<Tables>,
  context: StoreContext,
  writes: readonly Write[],
): Promise<Stored> {
  const stored = await storeOnce(trx, context, writes);
  const regions = regionsIn(stored.changes);
  if (regions.length > 0) {
    const holidays = await missingHolidays(trx, context.workspaceId, regions, context.today);
    for (const scope of (await storeOnce(trx, context, holidays)).scopes) stored.scopes.add(scope);
  }
  return { scopes: stored.scopes, grants: stored.changes.some(decidesGrants) };
}

async function storeOnce(
  trx: Kysely<Tables>,
  context: StoreContext,
  writes: readonly Write[],
): Promise<{ scopes: Set<Scope>; changes: RowChange[] }> {
  const changes = await rowChanges(trx, context.workspaceId, writes, context.uid);
  const lost = changes.find(({ type, after }) => after && liesNowhere(type, after));
  if (lost) throw new NoScope(`${lost.type} ${lost.id} would lie in no scope`);
  await storeChanges(trx, context, changes);
  await storeMemberships(trx, context.workspaceId, changes);
  return { scopes: await storeFeed(trx, context, changes), changes };
}

/**
 * Tasks and allocations decide what leads of projects hold, too, but lie in `j:<project>` themselves: whoever is
 * concerned hears of those anyway.
 */
const decidesGrants = ({ type, before, after, fields }: RowChange): boolean => {
  if (type === 'person')
    return !before || !after || 'teamIds' in fields || 'active' in fields || 'roles' in fields;
  return type === 'team' || type === 'project';
};

function regionsIn(changes: readonly RowChange[]): string[] {
  const regions = changes
    .filter(({ type, fields }) => (type === 'person' || type === 'workspace') && 'region' in fields)
    .map(({ after }) => (after as (Row & { region: string | null }) | undefined)?.region);
  return [...new Set(regions)].filter(
    (region): region is string => typeof region === 'string' && region !== '',
  );
}
