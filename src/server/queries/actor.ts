import type { Kysely } from 'kysely';
import { type Actor, actorOf } from '../../core/actor.ts';
import type { Person } from '../../core/person.ts';
import { statement } from '../database/statement.ts';
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
  const led = await teamsLedBy(db, workspaceId, personId);
  const projects = await projectsOf(db, workspaceId, personId, personId);
  return actorOf(personId, {
    person,
    teams: led.map(({ team }) => ({ id: team, leadIds: [personId], archived: false })),
    projects: projects.map((project) => ({ ...project, archived: project.archived === 1 })),
  });
}

const teamsLedBy = statement((db, ws: string, person: string) =>
  db.selectFrom('team_lead').select('team').where('ws', '=', ws).where('person', '=', person).orderBy('team'),
);
const projectsOf = statement((db, ws: string, lead: string, allocator: string) =>
  db
    .selectFrom('project')
    .select(['id', 'leadId', 'allocatorId', 'archived'])
    .where('ws', '=', ws)
    .where((eb) => eb.or([eb('leadId', '=', lead), eb('allocatorId', '=', allocator)]))
    .orderBy('id'),
);
