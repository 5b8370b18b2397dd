/** What time itself changes in a workspace: rows grow old, years begin, deletions need no longer be remembered. */
import type { Kysely } from 'kysely';
import { type CivilDay, civilDayIn } from '../../core/civilDay.ts';
import type { Scope } from '../../core/scopes.ts';
import type { Tables } from '../database/tables.ts';
import type { Deps } from '../deps.ts';
import { publishGroups } from '../groups/publishGroups.ts';
import { missingHolidays } from '../holidays/missingHolidays.ts';
import { nextVersion } from '../rows/nextVersion.ts';
import { storeWrites } from '../rows/storeWrites.ts';
import { ageOut, oldRows } from './ageOut.ts';
import { ageOutFlags, oldFlags } from './ageOutFlags.ts';
import { forgetClients, forgetDeletions } from './forget.ts';
import { takeAwayOld } from './takeAwayOld.ts';

type Needs = Pick<Deps, 'database' | 'clock' | 'pokes'>;

/** Rows in one transaction: people's writes wait behind it. */
const SOME = 500;

/** Does each workspace's work of the day, unless it is done already. */
export async function dailyJobs(deps: Needs): Promise<void> {
  const today = civilDayIn('UTC', deps.clock());
  for (const { id } of await deps.database.read.selectFrom('workspace').select('id').execute())
    await jobsOf(deps, id, today);
}

async function jobsOf(
  { database, clock, pokes }: Needs,
  workspaceId: string,
  today: CivilDay,
): Promise<void> {
  const mark = await database.read
    .selectFrom('day_mark')
    .select('day')
    .where('ws', '=', workspaceId)
    .orderBy('day', 'desc')
    .executeTakeFirst();
  if (mark && mark.day >= today) return;

  /** In parts, each at a version of its own. */
  const takeAway = async <Old>(
    old: readonly Old[],
    take: (trx: Kysely<Tables>, ver: number, some: readonly Old[]) => Promise<Set<Scope>>,
  ): Promise<void> => {
    for (let start = 0; start < old.length; start += SOME) {
      const some = old.slice(start, start + SOME);
      const { ver, scopes } = await database.write(async (trx) => {
        const next = await nextVersion(trx, workspaceId);
        return { ver: next, scopes: await take(trx, next, some) };
      });
      await pokes.changed(workspaceId, ver, scopes);
    }
  };
  await takeAway(await oldRows(database.read, workspaceId, today, mark?.day), (trx, ver, rows) =>
    ageOut(trx, { workspaceId, ver, today }, rows),
  );
  await takeAway(await oldFlags(database.read, workspaceId, today), (trx, ver, ids) =>
    ageOutFlags(trx, { workspaceId, ver, today }, ids),
  );

  await takeAwayOld({ database, clock, pokes }, workspaceId, today);
  await publishGroups({ database, clock }, workspaceId);

  const { ver, scopes } = await database.write(async (trx) => {
    const next = await nextVersion(trx, workspaceId);
    const holidays = await missingHolidays(trx, workspaceId, await regionsOf(trx, workspaceId), today);
    const stored = await storeWrites(trx, { workspaceId, ver: next, today, at: clock() }, holidays);
    await forgetDeletions(trx, workspaceId, today);
    await forgetClients(trx, workspaceId, clock());
    // Another server on this database may have done the same meanwhile, which is harmless twice.
    await trx
      .insertInto('day_mark')
      .values({ ws: workspaceId, day: today, head: next })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return { ver: next, scopes: stored.scopes };
  });
  await pokes.changed(workspaceId, ver, scopes);
}

async function regionsOf(trx: Kysely<Tables>, workspaceId: string): Promise<string[]> {
  const people = await trx
    .selectFrom('person')
    .select('region')
    .distinct()
    .where('ws', '=', workspaceId)
    .execute();
  const settings = await trx.selectFrom('settings').select('region').where('ws', '=', workspaceId).execute();
  return [...new Set([...people, ...settings].map(({ region }) => region))].filter(
    (region) => region !== null && region !== '',
  ) as string[];
}
