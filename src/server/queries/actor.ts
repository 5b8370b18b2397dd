import type { Kysely } from 'kysely';
import { type Actor, actorOf } from '../../core/actor.ts';
import type { Person } from '../../core/person.ts';
import type { Tables } from '../database/tables.ts';
import { readRow } from '../rows/readRows.ts';

/** Roles and leadership of a person; of someone unknown or removed, those of nobody. */
export async function actorFor(db: Kysely<Tables>, workspaceId: string, personId: string): Promise<Actor> {
  return actorOfPerson(db, workspaceId, personId, await readRow(db, workspaceId, 'person', personId));
}

/** The same, for whoever has the row at hand. */
export async function actorOfPerson(
  db: Kysely<Tables>,
  workspaceId: string,
  personId: string,
  person: Person | undefined,
): Promise<Actor> {
  if (!person?.active) return actorOf(personId, { person, teams: [], projects: [] });
  const led = await db
    .selectFrom('team_lead')
    .select('team')
    .where('ws', '=', workspaceId)
    .where('person', '=', personId)
    .orderBy('team')
    .execute();
  const projects = await db
    .selectFrom('project')
    .select(['id', 'leadId', 'allocatorId', 'archived'])
    .where('ws', '=', workspaceId)
    .where((eb) => eb.or([eb('leadId', '=', personId), eb('allocatorId', '=', personId)]))
    .orderBy('id')
    .execute();
  return actorOf(personId, {
    person,
    teams: led.map(({ team }) => ({ id: team, leadIds: [personId], archived: false })),
    projects: projects.map((project) => ({ ...project, archived: project.archived === 1 })),
  });
}
