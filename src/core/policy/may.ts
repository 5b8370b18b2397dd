import type { Actor } from '../actor.ts';
import { type Rejection, reject } from '../rejection.ts';
import type { About } from './about.ts';
import type { Right } from './rules.ts';

/** Whether the policy allows it. Without `about`, what follows from who they are alone. */
export const may = (actor: Actor, right: Right, about: About = {}): boolean =>
  right.some((stands) => stands(actor, about));

/** The rejection of a mutation that the policy does not allow. @param field the argument that asks for too much */
export const denied = (
  actor: Actor,
  right: Right,
  about: About = {},
  field?: string,
): { reject: Rejection } | undefined =>
  may(actor, right, about) ? undefined : reject('not_allowed', 'not allowed', field ? { field } : {});
