import type { Kysely } from 'kysely';
import type { Actor } from '../../core/actor.ts';
import { may } from '../../core/policy/may.ts';
import * as to from '../../core/policy/rules.ts';
import type { Scope } from '../../core/scopes.ts';
import type { Tables } from '../database/tables.ts';
import { workersFor } from '../queries/workersFor.ts';
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
  if (may(actor, to.seeEveryone)) return 'all';
  const workers = await workersFor(db, workspaceId, actor);
  return new Set([...workers.keys()].map((person): Scope => `p:${person}`));
}
