import type { Actor } from '../../../core/actor.ts';
import { may } from '../../../core/policy/may.ts';
import * as to from '../../../core/policy/rules.ts';
import type { Team } from '../../../core/team.ts';

export interface LoadScope {
  /** Null: everything that this person may see. */
  team: string | null;
  kind: 'everyone' | 'mine' | 'team';
  name: string;
}

/** Whose load this person may look at: the whole and single teams for a manager, their own for a lead. */
export function loadScopes(actor: Actor, teams: readonly Team[]): LoadScope[] {
  const open = teams
    .filter((team) => !team.archived && may(actor, to.openTeamLoad, { teamId: team.id }))
    .sort((a, b) => a.name.localeCompare(b.name));
  const single = open.map((team): LoadScope => ({ team: team.id, kind: 'team', name: team.name }));
  if (may(actor, to.seeEveryone)) return [{ team: null, kind: 'everyone', name: '' }, ...single];
  const projects = actor.ledProjectIds.length + actor.allocatedProjectIds.length;
  // One team and nothing else: there is nothing to choose.
  if (single.length === 1 && projects === 0) return single;
  return [{ team: null, kind: 'mine', name: '' }, ...single];
}
