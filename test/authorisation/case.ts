import type { ActorName, Relation } from './actors.ts';
import type { Subject } from './subject.ts';

/** Whom each relation lets, in words that a person can check; whoever is not named is refused. */
export type Truth = { readonly [R in Relation]?: readonly ActorName[] };

interface AnyCase {
  /** What is done, as the table in README says it: “Change a task's words”. */
  does: string;
  /** Written by hand. A relation that is absent makes no sense here and is not asked. */
  may: Truth;
  /** Names nothing of a workspace: in one's own, nothing of another can be meant. */
  namesNothing?: true;
}

/** One push of one mutation. */
export interface MutationCase extends AnyCase {
  args: (subject: Subject) => unknown;
  /** Names no one: about someone else, all that can be tried is to sign it with their name. */
  aboutAuthor?: true;
}

export interface RouteCase extends AnyCase {
  path: (subject: Subject) => string;
  /** Absent for GET. */
  body?: (subject: Subject) => unknown;
  /** Whether the database is to have changed: `sometimes` where it depends on who asks. */
  writes?: true | 'sometimes';
  /** Given what came back with 2xx, whether that was what was asked for; else every 2xx is. */
  has?: (text: string, subject: Subject) => boolean;
}

/** A scope, asked for by a pull that also opens the person and the team. */
export interface ScopeCase extends AnyCase {
  scope: (subject: Subject) => string;
  /** A row that comes by this scope alone, as `type:id`. */
  row?: (subject: Subject) => string;
}

export const EVERYONE: readonly ActorName[] = ['member', 'lead', 'allocator', 'manager', 'admin'];
