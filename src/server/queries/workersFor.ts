import type { Kysely } from 'kysely';
import type { Actor } from '../../core/actor.ts';
import { may } from '../../core/policy/may.ts';
import * as to from '../../core/policy/rules.ts';
import type { Tables } from '../database/tables.ts';
import { membershipsFor } from './memberships.ts';

/**
 * People who have tasks in, or are committed to, the projects that the actor leads or allocates, each with one of those
 * projects: by which the policy may allow what their team does not. Nobody for whom it would add nothing.
 */
export async function workersFor(
  db: Kysely<Tables>,
  workspaceId: string,
  actor: Actor,
): Promise<ReadonlyMap<string, string>> {
  const projectOf = new Map<string, string>();
  if (may(actor, to.seeEveryone)) return projectOf;
  const projects = [...actor.ledProjectIds, ...actor.allocatedProjectIds];
  if (projects.length === 0) return projectOf;
  const { workersOn } = await membershipsFor(db, workspaceId, actor);
  for (const project of projects) for (const person of workersOn(project)) projectOf.set(person, project);
  return projectOf;
}
