import type { Kysely } from 'kysely';
import type { CivilDay } from '../../core/civilDay.ts';
import { create, type Write } from '../../core/mutation.ts';
import type { Tables } from '../database/tables.ts';
import { publicHolidays } from './publicHolidays.ts';

/** Years around `today` that people look at and plan in. */
const YEARS = [-1, 0, 1, 2];

/** Writes that bring the public holidays of these regions, for the years that are not there yet. */
export async function missingHolidays(
  trx: Kysely<Tables>,
  workspaceId: string,
  regions: readonly string[],
  today: CivilDay,
): Promise<Write[]> {
  const thisYear = Number(today.slice(0, 4));
  const writes: Write[] = [];
  for (const region of regions) {
    const known = await trx
      .selectFrom('holiday')
      .select('day')
      .where('ws', '=', workspaceId)
      .where('region', '=', region)
      .execute();
    const years = new Set(known.map(({ day }) => Number(day.slice(0, 4))));
    for (const year of YEARS.map((offset) => thisYear + offset)) {
      if (!years.has(year))
        writes.push(...(await publicHolidays(region, year)).map((holiday) => create('holiday', holiday)));
    }
  }
  return writes;
}
