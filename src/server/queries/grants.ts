import type { Kysely } from 'kysely';
import type { Actor } from '../../core/actor.ts';
import { grantsOf } from '../../core/policy/grants.ts';
import type { Scope } from '../../core/scopes.ts';
import type { Tables } from '../database/tables.ts';
import { membershipsFor } from './memberships.ts';

/** The scopes that an actor holds now. */
export async function grantsFor(
  db: Kysely<Tables>,
  workspaceId: string,
  actor: Actor,
  want: readonly string[] = [],
): Promise<Set<Scope>> {
  return grantsOf(actor, await membershipsFor(db, workspaceId, actor, want), want);
}
