import type { Kysely } from 'kysely';
import type { Actor } from '../../core/actor.ts';
import type { Memberships } from '../../core/policy/grants.ts';
import { statement } from '../database/statement.ts';
import type { Tables } from '../database/tables.ts';
import { padded } from '../rows/readRows.ts';

/** Most teams or projects in one query. */
const MOST = 500;

/** Who belongs to the teams and works on the projects that decide the grants of `actor` with these wishes. */
export async function membershipsFor(
  db: Kysely<Tables>,
  workspaceId: string,
  actor: Actor,
  want: readonly string[] = [],
): Promise<Memberships> {
  const wanted = want.filter((wish) => wish.startsWith('team:')).map((wish) => wish.slice('team:'.length));
  const members = await membersOf(db, workspaceId, [...actor.teamIds, ...actor.ledTeamIds, ...wanted]);
  const workers = await workersOn(db, workspaceId, [...actor.ledProjectIds, ...actor.allocatedProjectIds]);
  return { membersOf: (team) => members.get(team) ?? [], workersOn: (project) => workers.get(project) ?? [] };
}

/** Active people of each team. */
export async function membersOf(
  db: Kysely<Tables>,
  workspaceId: string,
  teams: readonly string[],
): Promise<Map<string, string[]>> {
  const members = new Map<string, string[]>();
  for (const some of parts(teams)) {
    const rows = await membersQuery(db, workspaceId, some);
    for (const { team, person } of rows) add(members, team, person);
  }
  return members;
}

async function workersOn(
  db: Kysely<Tables>,
  workspaceId: string,
  projects: readonly string[],
): Promise<Map<string, string[]>> {
  const workers = new Map<string, string[]>();
  for (const some of parts(projects)) {
    const assigned = await assigneesQuery(db, workspaceId, some);
    for (const { projectId, assigneeId } of assigned) add(workers, projectId!, assigneeId!);
    const allocated = await allocatedQuery(db, workspaceId, some);
    for (const { projectId, personId } of allocated) add(workers, projectId, personId);
  }
  return workers;
}

const membersQuery = statement((db, ws: string, teams: readonly string[]) =>
  db.selectFrom('team_member').select(['team', 'person']).where('ws', '=', ws).where('team', 'in', teams),
);
const assigneesQuery = statement((db, ws: string, projects: readonly string[]) =>
  db
    .selectFrom('task')
    .select(['projectId', 'assigneeId'])
    .distinct()
    .where('ws', '=', ws)
    .where('projectId', 'in', projects)
    .where('assigneeId', 'is not', null),
);
const allocatedQuery = statement((db, ws: string, projects: readonly string[]) =>
  db
    .selectFrom('allocation')
    .select(['projectId', 'personId'])
    .distinct()
    .where('ws', '=', ws)
    .where('projectId', 'in', projects),
);

function add(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function* parts(ids: readonly string[]): Generator<string[]> {
  const unique = [...new Set(ids)].sort();
  for (let start = 0; start < unique.length; start += MOST) yield padded(unique.slice(start, start + MOST));
}
