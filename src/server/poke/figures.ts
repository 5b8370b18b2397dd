import type { Kysely } from 'kysely';
import type { Actor } from '../../core/actor.ts';
import { isManager } from '../../core/policy.ts';
import type { Scope } from '../../core/scopes.ts';
import type { Tables } from '../database/tables.ts';
import { membershipsFor } from '../queries/memberships.ts';
import type { Concerns } from './hub.ts';

/**
 * Scopes that go into the load report of someone, held or not: everybody's for a manager, and for whoever leads a
 * project all work of those who work on it.
 */
export async function figuresFor(
  db: Kysely<Tables>,
  workspaceId: string,
  actor: Actor,
): Promise<Concerns['figures']> {
  if (isManager(actor)) return 'all';
  const scopes = new Set<Scope>();
  const projects = new Set([...actor.ledProjectIds, ...actor.allocatedProjectIds]);
  if (projects.size === 0) return scopes;
  const { workersOn } = await membershipsFor(db, workspaceId, actor);
  for (const project of projects) for (const person of workersOn(project)) scopes.add(`p:${person}`);
  return scopes;
}
