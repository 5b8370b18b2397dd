/**
 * The scopes that a person holds, from memberships alone: the server keeps no view per client, so a change of
 * team or role takes effect at the next pull.
 */

import type { Actor } from '../actor.ts';
import { NO_LEAD } from '../flag.ts';
import type { Scope } from '../scopes.ts';
import { may } from './may.ts';
import * as to from './rules.ts';

/** What grants are read from, besides the actor. */
export interface Memberships {
  /** Active people of a team, in any order. */
  membersOf: (teamId: string) => readonly string[];
  /** People who have tasks in or allocations to a project. */
  workersOn: (projectId: string) => readonly string[];
}

/** What a manager or admin asks for on top, leased by the phone for seven days at a time. */
export type Want = `person:${string}` | `team:${string}`;

/**
 * @param want people and teams that a manager (or, for names and working weeks alone, an admin) has opened;
 *   a wish without the right to it is ignored.
 */
export function grantsOf(actor: Actor, memberships: Memberships, want: readonly string[] = []): Set<Scope> {
  const me = actor.personId;
  const scopes = new Set<Scope>(['w', `a:${me}`, `p:${me}`, `x:${me}`, `y:${me}`]);

  for (const team of actor.teamIds) {
    scopes.add(`u:${team}`);
    for (const mate of memberships.membersOf(team)) scopes.add(`a:${mate}`);
  }
  for (const team of actor.ledTeamIds) {
    scopes.add(`u:${team}`).add(`f:${team}`);
    for (const person of memberships.membersOf(team))
      scopes.add(`a:${person}`).add(`p:${person}`).add(`x:${person}`);
  }
  for (const project of new Set([...actor.ledProjectIds, ...actor.allocatedProjectIds])) {
    scopes.add(`j:${project}`);
    for (const person of memberships.workersOn(project)) scopes.add(`a:${person}`);
  }
  const everyone = may(actor, to.seeEveryone);
  if (everyone) scopes.add('m').add(`f:${NO_LEAD}`);

  // Nothing below is for someone who neither sets up nor sees everyone: their wishes are ignored.
  if (!may(actor, to.setUp)) return scopes;
  const open = (person: string): void => {
    scopes.add(`a:${person}`);
    if (everyone) scopes.add(`p:${person}`);
  };
  for (const wish of want) {
    const id = wish.slice(wish.indexOf(':') + 1);
    if (wish.startsWith('person:')) open(id);
    if (wish.startsWith('team:')) {
      if (everyone) scopes.add(`u:${id}`).add(`f:${id}`);
      for (const person of memberships.membersOf(id)) open(person);
    }
  }
  return scopes;
}
