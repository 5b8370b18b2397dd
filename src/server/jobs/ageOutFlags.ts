import { type Kysely, sql } from 'kysely';
import { addDays, type CivilDay, dayNumber } from '../../core/civilDay.ts';
import { KEPT_FLAG_DAYS, type Scope } from '../../core/scopes.ts';
import type { Tables } from '../database/tables.ts';
import { everScopesOf } from '../rows/everScopesOf.ts';
import { padded, readRowsById, readRowsWhere } from '../rows/readRows.ts';
import { takeOut } from '../rows/storeFeed.ts';

const DAY = 86_400_000;

/**
 * Flags that are closed, about which nobody has said a word for `KEPT_FLAG_DAYS`, and which are on phones still. What
 * is on phones is asked of the feed and not told by the days that were looked at before: flags that were closed long
 * before this job existed have to leave as well.
 * @param among only these, if given
 */
export async function oldFlags(
  db: Kysely<Tables>,
  workspaceId: string,
  today: CivilDay,
  among?: readonly string[],
): Promise<string[]> {
  const before = dayNumber(addDays(today, -KEPT_FLAG_DAYS)) * DAY;
  let query = db
    .selectFrom('flag')
    .select('flag.id')
    .where('flag.ws', '=', workspaceId)
    .where((eb) => {
      const answers = eb
        .selectFrom('answer')
        .select('answer.id')
        .whereRef('answer.ws', '=', 'flag.ws')
        .whereRef('answer.flagId', '=', 'flag.id');
      const entry = eb
        .selectFrom('feed')
        .select('feed.ver')
        .whereRef('feed.ws', '=', 'flag.ws')
        .where('feed.scope', '=', sql<string>`'p:' || ${sql.ref('flag.personId')}`)
        .where('feed.type', '=', 'flag')
        .whereRef('feed.id', '=', 'flag.id')
        .where('feed.op', '=', 'put');
      return eb.and([
        eb.or([eb('flag.withdrawnAt', '<', before), eb.exists(answers.where('answer.kind', '=', 'resolve'))]),
        eb.or([eb('flag.withdrawnAt', 'is', null), eb('flag.withdrawnAt', '<', before)]),
        eb.not(eb.exists(answers.where('answer.at', '>=', before))),
        eb.exists(entry),
      ]);
    })
    .orderBy('flag.id');
  if (among) query = query.where('flag.id', 'in', padded(among));
  return (await query.execute()).map(({ id }) => id);
}

/** Takes these flags and their answers from the phones, out of every scope at once. The rows themselves stay. */
export async function ageOutFlags(
  trx: Kysely<Tables>,
  { workspaceId, ver, today }: { workspaceId: string; ver: number; today: CivilDay },
  ids: readonly string[],
): Promise<Set<Scope>> {
  const left = new Set<Scope>();
  // Asked again: someone may have answered since they were looked for.
  const still = await oldFlags(trx, workspaceId, today, ids);
  for (const flag of await readRowsById(trx, workspaceId, 'flag', still)) {
    const answers = await readRowsWhere(trx, workspaceId, 'answer', 'flagId', flag.id);
    const rows = [['flag', flag] as const, ...answers.map((answer) => ['answer', answer] as const)];
    for (const [type, row] of rows)
      for (const scope of await takeOut(trx, { workspaceId, ver }, type, row.id, everScopesOf(type, row)))
        left.add(scope);
  }
  return left;
}
