import type { Kysely } from 'kysely';
import { furthestFirst } from '../../../core/furthestFirst.ts';
import { workspaceLoad } from '../../../core/load/workspaceLoad.ts';
import type { PersonLoadView } from '../../../core/loadReport.ts';
import type { Person } from '../../../core/person.ts';
import type { Tables } from '../../database/tables.ts';
import { gatherRows } from '../../load/gatherRows.ts';
import { rangeOf } from '../../load/loadRange.ts';
import { lineAt, personLine } from '../../load/personLine.ts';

/** A person's figures as scripts get them. */
export type PersonFigures = Pick<
  PersonLoadView,
  | 'id'
  | 'key'
  | 'name'
  | 'openTasks'
  | 'remainingMinutes'
  | 'backlogMinutes'
  | 'overdueMinutes'
  | 'unknownTasks'
  | 'firstOverloadDate'
  | 'overloadMinutes'
  | 'unfittableMinutes'
  | 'peakIntensity'
> & { weeks: { start: string; capacityMinutes: number; demandMinutes: number }[] };

/** Everyone's load as of a day, furthest over first; by whoever has the database, so nobody is hidden. */
export async function loadFigures(
  db: Kysely<Tables>,
  workspaceId: string,
  { asOf, weeks, shows }: { asOf: string; weeks: number; shows: (person: Person) => boolean },
): Promise<PersonFigures[]> {
  const rows = await gatherRows(db, workspaceId, null, asOf);
  const range = rangeOf({ unit: 'week', from: asOf, columns: weeks }, rows.workspace, asOf);
  // As of a day means that day for everyone, wherever they are.
  const loads = workspaceLoad(rows, { horizon: range, unit: 'week', todayIn: () => asOf });
  const nothingSaid = { report: undefined, presence: undefined, checkins: [], flags: [], answers: [] };
  return rows.people
    .filter(shows)
    .map((person) =>
      lineAt(personLine(person, loads.get(person.id)!, nothingSaid), {
        now: 0,
        reportDays: rows.workspace.reportDays,
        hearsThem: true,
      }),
    )
    .sort(furthestFirst)
    .map((line) => ({
      id: line.id,
      key: line.key,
      name: line.name,
      openTasks: line.openTasks,
      remainingMinutes: line.remainingMinutes,
      backlogMinutes: line.backlogMinutes,
      overdueMinutes: line.overdueMinutes,
      unknownTasks: line.unknownTasks,
      firstOverloadDate: line.firstOverloadDate,
      overloadMinutes: line.overloadMinutes,
      unfittableMinutes: line.unfittableMinutes,
      peakIntensity: line.peakIntensity,
      weeks: line.weeks.map(({ start, capacityMinutes, demandMinutes }) => ({
        start,
        capacityMinutes,
        demandMinutes,
      })),
    }));
}
