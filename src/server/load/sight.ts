import type { Kysely } from 'kysely';
import type { Actor } from '../../core/actor.ts';
import { isManager, maySeeWork } from '../../core/policy.ts';
import type { Tables } from '../database/tables.ts';
import { membershipsFor } from '../queries/memberships.ts';

interface Seen {
  id: string;
  teamIds: string[];
}

/** Whose figures someone may see, and how much of them. */
export interface Sight {
  /** May open the person's line at all. */
  sees: (person: Seen) => boolean;
  /** May read the titles of all their tasks; else only those of projects that the viewer leads. */
  readsAll: (person: Seen) => boolean;
}

/**
 * Managers see everybody; leads their teams in full, and of people who work on their projects the totals; everyone
 * themselves.
 */
export async function sightOf(db: Kysely<Tables>, workspaceId: string, actor: Actor): Promise<Sight> {
  const workers = new Set<string>();
  if (!isManager(actor)) {
    const { workersOn } = await membershipsFor(db, workspaceId, actor);
    for (const project of [...actor.ledProjectIds, ...actor.allocatedProjectIds]) {
      for (const person of workersOn(project)) workers.add(person);
    }
  }
  const readsAll: Sight['readsAll'] = (person) => maySeeWork(actor, person);
  return { readsAll, sees: (person) => readsAll(person) || workers.has(person.id) };
}
