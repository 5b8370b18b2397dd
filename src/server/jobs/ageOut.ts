import type { Kysely } from 'kysely';
import { addDays, type CivilDay } from '../../core/civilDay.ts';
import type { RowType } from '../../core/rows.ts';
import { KEPT_DAYS, type Scope, scopesOf } from '../../core/scopes.ts';
import type { Tables } from '../database/tables.ts';
import { everScopesOf } from '../rows/everScopesOf.ts';
import { readRowsById } from '../rows/readRows.ts';
import { takeOut } from '../rows/storeFeed.ts';

/** Days looked at again, because "today" differs between the zones of authors and the server. */
const OVERLAP = 2;

/** The column by which rows of these types grow old. */
const AGE_BY = { task: 'doneOn', checkin: 'day', timeEntry: 'day' } as const satisfies {
  [T in RowType]?: string;
};

/** Rows that have grown too old for the phones since `last`; all that ever did when the job has never run. */
export async function oldRows(
  db: Kysely<Tables>,
  workspaceId: string,
  today: CivilDay,
  last: CivilDay | undefined,
): Promise<[RowType, string][]> {
  const before = addDays(today, -KEPT_DAYS);
  const from = last === undefined ? '0000' : addDays(last, -KEPT_DAYS - OVERLAP);
  const old: [RowType, string][] = [];
  for (const type of Object.keys(AGE_BY) as (keyof typeof AGE_BY)[]) {
    const column = AGE_BY[type] as 'day';
    const rows = await db
      .selectFrom(type as 'checkin')
      .select('id')
      .where('ws', '=', workspaceId)
      .where(column, '>=', from)
      .where(column, '<', before)
      .orderBy('id')
      .execute();
    for (const { id } of rows) old.push([type, id]);
  }
  return old;
}

/** Takes these rows from the phones, as far as they are still there. The rows themselves stay. */
export async function ageOut(
  trx: Kysely<Tables>,
  { workspaceId, ver, today }: { workspaceId: string; ver: number; today: CivilDay },
  rows: readonly [RowType, string][],
): Promise<Set<Scope>> {
  const left = new Set<Scope>();
  for (const type of new Set(rows.map(([each]) => each))) {
    const ids = rows.filter(([each]) => each === type).map(([, id]) => id);
    for (const row of await readRowsById(trx, workspaceId, type, ids)) {
      // Opened again since it was looked for, or never finished.
      if (scopesOf(type, row as never, today).length > 0) continue;
      for (const scope of await takeOut(trx, { workspaceId, ver }, type, row.id, everScopesOf(type, row)))
        left.add(scope);
    }
  }
  return left;
}
