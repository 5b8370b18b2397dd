import type { Kysely } from 'kysely';
import type { Actor } from '../../core/actor.ts';
import { may } from '../../core/policy/may.ts';
import * as to from '../../core/policy/rules.ts';
import type { Tables } from '../database/tables.ts';
import { workersFor } from '../queries/workersFor.ts';

/** Whether someone may open a person's line at all. */
export type Sight = (person: { id: string; teamIds: string[] }) => boolean;

/** Of people who work on the projects that the actor leads or allocates, too: their totals. */
export async function sightOf(db: Kysely<Tables>, workspaceId: string, actor: Actor): Promise<Sight> {
  const projectOf = await workersFor(db, workspaceId, actor);
  return ({ id, teamIds }) =>
    may(actor, to.seeFigures, { personId: id, teamIds, projectId: projectOf.get(id) });
}
