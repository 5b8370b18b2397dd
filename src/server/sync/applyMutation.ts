/** One mutation inside a push: parsed, planned over the rows of the transaction, stored, or rejected with a reason. */
import type { Kysely } from 'kysely';
import type { Actor } from '../../core/actor.ts';
import { isoDay } from '../../core/civilDay.ts';
import type { Mutation } from '../../core/mutation.ts';
import { mutationNamed } from '../../core/mutations.ts';
import { observedPlan } from '../../core/observedPlan.ts';
import { type Rejection, reject } from '../../core/rejection.ts';
import type { Scope } from '../../core/scopes.ts';
import { authorTime } from '../../sync/authorTime.ts';
import type { PushedMutation } from '../../sync/messages.ts';
import { isDatabaseFault } from '../database/isDatabaseFault.ts';
import { inSavepoint } from '../database/savepoint.ts';
import type { Tables } from '../database/tables.ts';
import type { Log } from '../log.ts';
import { actorOfPerson } from '../queries/actor.ts';
import { AlreadyExists, NoScope } from '../rows/refusedWrite.ts';
import { storeWrites } from '../rows/storeWrites.ts';
import type { TransactionRows } from './heldRows.ts';

/** What the mutations of one push share. */
export interface PushScene {
  trx: Kysely<Tables>;
  workspaceId: string;
  /** Whose session it is. */
  personId: string;
  ver: number;
  /** The server's clock (ms). */
  now: number;
  /** The phone's clock when the request left (ms). */
  sentAt: number;
  rows: TransactionRows;
  log: Log;
  /** Known until a mutation may have changed it. */
  actor: Actor | undefined;
  /** Filled while mutations are carried out. */
  touched: { scopes: Set<Scope>; grants: boolean };
}

/** @returns undefined when it was carried out. */
export async function applyMutation(
  scene: PushScene,
  pushed: PushedMutation,
): Promise<Rejection | undefined> {
  if (pushed.author !== scene.personId) return reject('wrong_author', 'written by someone else').reject;
  const mutation = mutationNamed(pushed.name);
  if (!mutation) return reject('unknown_mutation', `no mutation is called ${pushed.name}`).reject;
  const parsed = mutation.args.safeParse(pushed.args);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const path = [...(issue?.path ?? [])];
    if (issue?.code === 'unrecognized_keys') path.push(issue.keys[0] ?? '');
    return reject('invalid', issue?.message ?? 'does not fit', { field: path.join('.').slice(0, 200) })
      .reject;
  }
  return carryOut(scene, pushed, mutation, parsed.data);
}

async function carryOut(
  scene: PushScene,
  pushed: PushedMutation,
  mutation: Mutation,
  args: unknown,
): Promise<Rejection | undefined> {
  const { trx, workspaceId, personId, ver, now, rows } = scene;
  const person = await rows.row('person', personId);
  scene.actor ??= await actorOfPerson(trx, workspaceId, personId, person);
  const { at, day } = authorTime({ ...pushed, sentAt: scene.sentAt }, now, person?.zone ?? 'UTC');
  const context = { uid: pushed.uid, actor: scene.actor, day, at, base: pushed.base, authority: true };
  try {
    const plan = await observedPlan(mutation, args, context, rows, rows.fetch);
    if ('reject' in plan) return plan.reject;
    const store = { workspaceId, ver, today: isoDay(Math.floor(now / 86_400_000)), at, uid: pushed.uid };
    const stored = await inSavepoint(trx, () => storeWrites(trx, store, plan.writes));
    rows.forget(plan.writes);
    if (plan.writes.some(({ type }) => type === 'person' || type === 'team' || type === 'project'))
      scene.actor = undefined;
    for (const scope of stored.scopes) scene.touched.scopes.add(scope);
    scene.touched.grants ||= stored.grants;
    return undefined;
  } catch (error) {
    return asRejection(error, scene, pushed);
  }
}

/** What is the mutation's own fault becomes its rejection; what is the database's ends the push, to be sent again. */
function asRejection(error: unknown, { log }: PushScene, { name, uid }: PushedMutation): Rejection {
  if (error instanceof NoScope) return reject('no_scope', error.message).reject;
  if (error instanceof AlreadyExists) return reject('already_exists', error.message).reject;
  if (isDatabaseFault(error)) throw error;
  // A mutation that trips over a fault of ours would trip at every attempt and hold back everything behind it: its
  // author gets it back with its arguments, and the log says why.
  log.error({ err: error, mutation: name, uid }, 'a mutation failed');
  return reject('invalid', 'it could not be carried out').reject;
}
