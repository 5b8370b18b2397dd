/** One mutation inside a push: parsed, planned over the rows as those before it leave them, taken in, or rejected with a reason. */
import type { Kysely } from 'kysely';
import type { Actor } from '../../core/actor.ts';
import type { Mutation } from '../../core/mutation.ts';
import { mutationNamed } from '../../core/mutations.ts';
import { observedPlan } from '../../core/observedPlan.ts';
import { type Rejection, reject } from '../../core/rejection.ts';
import type { RowType } from '../../core/rows.ts';
import { authorTime } from '../../sync/authorTime.ts';
import type { PushedMutation } from '../../sync/syncRequest.ts';
import { isDatabaseFault } from '../database/isDatabaseFault.ts';
import type { Tables } from '../database/tables.ts';
import type { Log } from '../log.ts';
import { actorOfPerson } from '../queries/actor.ts';
import { AlreadyExists, NoScope } from '../rows/refusedWrite.ts';
import type { PushRows } from './pushRows.ts';

/** What the mutations of one push share. */
export interface PushScene {
  trx: Kysely<Tables>;
  workspaceId: string;
  /** Whose session it is. */
  personId: string;
  /** The server's clock (ms). */
  now: number;
  /** The phone's clock when the request left (ms). */
  sentAt: number;
  rows: PushRows;
  log: Log;
  /** Known until a mutation may have changed it. */
  actor: Actor | undefined;
}

/** Rows of which one may be the ground of what someone may do. */
const DECIDE_ROLES: ReadonlySet<RowType> = new Set(['person', 'team', 'project']);

/** @returns undefined when it was carried out: then its rows are stored at the latest with those of the whole push. */
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
  const { trx, workspaceId, personId, now, rows } = scene;
  const person = await rows.row('person', personId);
  scene.actor ??= await actorOfPerson(trx, workspaceId, personId, person);
  const { at, day } = authorTime({ ...pushed, sentAt: scene.sentAt }, now, person?.zone ?? 'UTC');
  const context = { uid: pushed.uid, actor: scene.actor, day, at, base: pushed.base, authority: true };
  try {
    const plan = await observedPlan(mutation, args, context, rows, rows.fetch);
    if ('reject' in plan) return plan.reject;
    await rows.write(plan.writes, { at, uid: pushed.uid, by: personId, base: pushed.base });
    if (!plan.writes.some(({ type }) => DECIDE_ROLES.has(type))) return undefined;
  } catch (error) {
    return asRejection(error, scene, pushed);
  }
  // Who may do what is asked of the tables.
  await rows.store();
  scene.actor = undefined;
  return undefined;
}

/** What is the mutation's own fault becomes its rejection; what is the database's ends the push, to be sent again. */
export function asRejection(error: unknown, { log }: PushScene, { name, uid }: PushedMutation): Rejection {
  if (error instanceof NoScope) return reject('no_scope', error.message).reject;
  if (error instanceof AlreadyExists) return reject('already_exists', error.message).reject;
  if (isDatabaseFault(error)) throw error;
  // A mutation that trips over a fault of ours would trip at every attempt and hold back everything behind it: its
  // author gets it back with its arguments, and the log says why.
  log.error({ err: error, mutation: name, uid }, 'a mutation failed');
  return reject('invalid', 'it could not be carried out').reject;
}
