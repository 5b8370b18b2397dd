import type { Kysely } from 'kysely';
import type { CivilDay } from '../../core/civilDay.ts';
import type { Row } from '../../core/rows.ts';
import type { Scope } from '../../core/scopes.ts';
import type { Tables } from '../database/tables.ts';
import { missingHolidays } from '../holidays/missingHolidays.ts';
import type { RowChange } from './rowChanges.ts';
import { storeFeed } from './storeFeed.ts';
import { storeMemberships } from './storeMemberships.ts';
import { storeTables } from './storeTables.ts';
import { writtenChanges } from './writtenChanges.ts';

export interface StoreContext {
  workspaceId: string;
  /** From `nextVersion`, in this transaction. */
  ver: number;
  /** Decides what has grown too old for the phones. */
  today: CivilDay;
  /** When it was written (ms): what comes along with the changes, too. */
  at: number;
}

export interface Stored {
  /** Every scope that a row was put into, changed in or taken out of: whose viewers have something to fetch. */
  scopes: Set<Scope>;
  /** Who belongs to or leads what may have changed: viewers' grants have to be asked for anew. */
  grants: boolean;
}

/**
 * Stores changes at one version: rows with their field history, memberships, the feed of every scope concerned, and the
 * public holidays of a region named for the first time.
 */
export async function storeChanges(
  trx: Kysely<Tables>,
  context: StoreContext,
  changes: readonly RowChange[],
): Promise<Stored> {
  const scopes = await storeOnce(trx, context, changes);
  const regions = regionsIn(changes);
  if (regions.length > 0) {
    const { workspaceId, ver, today, at } = context;
    const holidays = await missingHolidays(trx, workspaceId, regions, today);
    const added = await writtenChanges(trx, workspaceId, holidays, { ver, at });
    for (const scope of await storeOnce(trx, context, added)) scopes.add(scope);
  }
  return { scopes, grants: changes.some(decidesGrants) };
}

async function storeOnce(
  trx: Kysely<Tables>,
  context: StoreContext,
  changes: readonly RowChange[],
): Promise<Set<Scope>> {
  await storeTables(trx, context, changes);
  await storeMemberships(trx, context.workspaceId, changes);
  return storeFeed(trx, context, changes);
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
