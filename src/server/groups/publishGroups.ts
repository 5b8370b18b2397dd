import type { Kysely } from 'kysely';
import { addDays, type CivilDay, civilDayIn, dayNumber, isoDay, startOfWeek } from '../../core/civilDay.ts';
import { mayPublish } from '../../core/groups/mayPublish.ts';
import { workspaceLoad } from '../../core/load/workspaceLoad.ts';
import type { Tables } from '../database/tables.ts';
import type { Deps } from '../deps.ts';
import { gatherRows } from '../load/gatherRows.ts';
import { nextVersion } from '../rows/nextVersion.ts';
import { readRows } from '../rows/readRows.ts';
import type { GroupFigureTable } from './tables.ts';

/**
 * Weeks for which a published sum is taken to be comparable with a new one. Each speaks of one week's work; after a
 * quarter the difference of two says more about the quarter than about whoever joined or left.
 */
export const COMPARED_WEEKS = 13;

/** The name under which the sum of everyone is kept. */
export const EVERYONE = '';

/**
 * Publishes the week's sums of each team, unless that is done. Once a week and never anew: figures that followed every
 * edit would tell, by what changed when, whose edit it was.
 */
export async function publishGroups(
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  workspaceId: string,
): Promise<void> {
  const now = clock();
  const today = civilDayIn('UTC', now);
  const drafted = await database.snapshot(async (db) => {
    const [settings] = await readRows(db, workspaceId, 'workspace');
    if (!settings) return undefined;
    const week = isoDay(startOfWeek(dayNumber(today), settings.weekStart));
    if (await isPublished(db, workspaceId, week)) return undefined;
    return { week, others: settings.minGroupSize, sums: await sumsOf(db, workspaceId, week, now) };
  });
  if (!drafted) return;
  const { week, others, sums } = drafted;
  await database.write(async (trx) => {
    // The lock under which another server would publish the same.
    await nextVersion(trx, workspaceId);
    if (await isPublished(trx, workspaceId, week)) return;
    const before = await publishedSince(trx, workspaceId, addDays(week, -7 * COMPARED_WEEKS));
    for (const { capacityMinutes, demandMinutes, ...sum } of sums) {
      const people = JSON.parse(sum.people) as string[];
      const allowed = mayPublish(before, people, others);
      if (allowed) before.push(people);
      const figures = allowed
        ? { capacityMinutes, demandMinutes }
        : { capacityMinutes: null, demandMinutes: null };
      await trx
        .insertInto('group_figure')
        .values({ ...sum, ...figures })
        .execute();
    }
  });
}

async function isPublished(db: Kysely<Tables>, workspaceId: string, week: CivilDay): Promise<boolean> {
  const row = await db
    .selectFrom('group_figure')
    .select('team')
    .where('ws', '=', workspaceId)
    .where('week', '=', week)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The people of every sum that can still be compared. */
async function publishedSince(db: Kysely<Tables>, workspaceId: string, since: CivilDay): Promise<string[][]> {
  const rows = await db
    .selectFrom('group_figure')
    .select('people')
    .distinct()
    .where('ws', '=', workspaceId)
    .where('week', '>=', since)
    .where('capacityMinutes', 'is not', null)
    .execute();
  return rows.map(({ people }) => JSON.parse(people) as string[]);
}

/** What each team, and everyone, carries in a week: teams first, each in the order of its id, whatever it carries. */
async function sumsOf(
  db: Kysely<Tables>,
  ws: string,
  week: CivilDay,
  now: number,
): Promise<GroupFigureTable[]> {
  const rows = await gatherRows(db, ws, null, civilDayIn('UTC', now));
  const loads = workspaceLoad(rows, {
    horizon: { from: week, days: 7 },
    unit: 'week',
    todayIn: (zone) => civilDayIn(zone, now),
  });
  const teams = (await readRows(db, ws, 'team')).filter((team) => !team.archived);
  const groups = teams.map(({ id }) => ({
    team: id,
    people: rows.people.filter((person) => person.teamIds.includes(id)).map((person) => person.id),
  }));
  groups.push({ team: EVERYONE, people: rows.people.map(({ id }) => id) });
  return groups.map(({ team, people }) => {
    let capacityMinutes = 0;
    let demandMinutes = 0;
    for (const id of people)
      for (const period of loads.get(id)?.periods ?? []) {
        capacityMinutes += period.capacityMinutes;
        demandMinutes += period.demandMinutes;
      }
    return { ws, week, team, people: JSON.stringify(people.sort()), capacityMinutes, demandMinutes };
  });
}
