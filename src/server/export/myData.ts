import type { Kysely } from 'kysely';
import type { DataList } from '../../core/export/myDataApi.ts';
import { COLUMNS, type RowType, type RowTypes } from '../../core/rows.ts';
import type { Tables } from '../database/tables.ts';
import { anyTable, rowOf, type StoredRow, tableOf } from '../rows/storedRow.ts';

/** Everything of one person: lists of rows as core knows them, and what only the server has. */
export type MyData = { [L in DataList]: Record<string, unknown>[] };

/** Columns of a list that is made of rows; the others have those of their first row. */
export const LIST_ROWS: { readonly [L in DataList]?: RowType } = {
  person: 'person',
  weeks: 'workingWeek',
  state: 'presence',
  reports: 'report',
  checkins: 'checkin',
  time: 'timeEntry',
  commitments: 'allocation',
  tasks: 'task',
  flags: 'flag',
  answers: 'answer',
  answersGiven: 'answer',
};

/**
 * What a person may take along: their own rows, old ones that are on no phone included, and what others answered them.
 * Not what others said about themselves, and no token or hash of one.
 */
export async function myData(db: Kysely<Tables>, ws: string, personId: string): Promise<MyData> {
  const of = async <T extends RowType>(type: T, column = 'personId'): Promise<RowTypes[T][]> => {
    const stored = await anyTable(db)
      .selectFrom(tableOf(type))
      .selectAll()
      .$castTo<StoredRow>()
      .where('ws', '=', ws)
      .where(column, '=', personId)
      .orderBy('id')
      .execute();
    return stored.map((row) => rowOf(type, row));
  };
  const reasons = new Map((await of('reason')).map(({ id, text }) => [id, text]));
  const lists = {
    person: await of('person', 'id'),
    weeks: await of('workingWeek'),
    absences: (await of('availability')).map((entry) => ({ ...entry, reason: reasons.get(entry.id) ?? '' })),
    state: await of('presence'),
    reports: await of('report'),
    checkins: await of('checkin'),
    time: await of('timeEntry'),
    commitments: await of('allocation'),
    tasks: await of('task', 'assigneeId'),
    flags: await of('flag'),
    answers: await of('answer'),
    answersGiven: await of('answer', 'byId'),
    devices: await db
      .selectFrom('session')
      .select(['label', 'method', 'createdAt', 'seenAt', 'endedAt'])
      .where('ws', '=', ws)
      .where('personId', '=', personId)
      .orderBy('createdAt')
      .execute(),
    record: await db
      .selectFrom('audit')
      .select(['at', 'kind', 'detail'])
      .where('ws', '=', ws)
      .where((eb) => eb.or([eb('actorId', '=', personId), eb('subjectId', '=', personId)]))
      .orderBy('seq')
      .execute(),
  };
  return lists as unknown as MyData;
}

/** Names of the columns of a list, also of an empty one. */
export function columnsOf(list: DataList, rows: readonly Record<string, unknown>[]): string[] {
  const type = LIST_ROWS[list] ?? (list === 'absences' ? 'availability' : undefined);
  if (type === undefined) return Object.keys(rows[0] ?? {});
  return ['id', ...Object.keys(COLUMNS[type]), ...(list === 'absences' ? ['reason'] : [])];
}
