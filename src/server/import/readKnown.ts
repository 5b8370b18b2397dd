import type { Kysely } from 'kysely';
import type { ImportedType, Known } from '../../core/import/known.ts';
import { WORKSPACE_DEFAULTS } from '../../core/workspace.ts';
import type { Tables } from '../database/tables.ts';
import { readRow, readRows } from '../rows/readRows.ts';

export interface KnownWorkspace {
  known: Known;
  defaultWeek: readonly number[];
  /** The zone that most of its people are in: where someone is of whom nobody says. */
  zone: string;
}

/** Everything of a workspace that an import looks at, as of this transaction. */
export async function readKnown(db: Kysely<Tables>, workspaceId: string): Promise<KnownWorkspace> {
  const people = await readRows(db, workspaceId, 'person');
  const stored = await db.selectFrom('said').selectAll().where('ws', '=', workspaceId).execute();
  const known: Known = {
    people,
    teams: await readRows(db, workspaceId, 'team'),
    projects: await readRows(db, workspaceId, 'project'),
    skills: await readRows(db, workspaceId, 'skill'),
    workingWeeks: await readRows(db, workspaceId, 'workingWeek'),
    tasks: (await readRows(db, workspaceId, 'task')).filter((task) => task.sourceKey !== null),
    said: stored.map(({ type, key, id, fields }) => ({
      type: type as ImportedType,
      key,
      id,
      fields: JSON.parse(fields),
    })),
  };
  const settings = await readRow(db, workspaceId, 'workspace', workspaceId);
  return {
    known,
    defaultWeek: settings?.defaultWeek ?? WORKSPACE_DEFAULTS.defaultWeek,
    zone: commonZone(people.filter(({ active }) => active)),
  };
}

function commonZone(people: readonly { zone: string }[]): string {
  const counts = new Map<string, number>();
  for (const { zone } of people) counts.set(zone, (counts.get(zone) ?? 0) + 1);
  return [...counts].reduce((most, each) => (each[1] > most[1] ? each : most), ['UTC', 0])[0];
}
