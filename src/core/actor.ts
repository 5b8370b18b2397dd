import type { Role } from './person.ts';

/** Who acts, and everything about them that decides what they may do. */
export interface Actor {
  personId: string;
  /** Stored roles, plus `lead` when they lead a team or a project. */
  roles: ReadonlySet<Role>;
  /** Teams they belong to. */
  teamIds: readonly string[];
  /** Teams they lead. */
  ledTeamIds: readonly string[];
  /** Projects they lead: they distribute its tasks. */
  ledProjectIds: readonly string[];
  /** Projects they allocate: they decide who works on it. */
  allocatedProjectIds: readonly string[];
}

/** The rows that an actor is read from. */
export interface Organisation {
  person:
    | { id: string; roles: readonly Exclude<Role, 'lead'>[]; teamIds: readonly string[]; active: boolean }
    | undefined;
  teams: readonly { id: string; leadIds: readonly string[]; archived: boolean }[];
  projects: readonly { id: string; leadId: string | null; allocatorId: string | null; archived: boolean }[];
}

/** Roles and leadership of one person, from rows that everyone receives. Someone removed can do nothing. */
export function actorOf(personId: string, { person, teams, projects }: Organisation): Actor {
  const present = person?.active === true;
  const ledTeamIds = present
    ? teams.filter((team) => !team.archived && team.leadIds.includes(personId)).map((team) => team.id)
    : [];
  const live = present ? projects.filter((project) => !project.archived) : [];
  const ledProjectIds = live.filter((project) => project.leadId === personId).map((project) => project.id);
  const allocatedProjectIds = live
    .filter((project) => project.allocatorId === personId)
    .map((project) => project.id);
  const roles = new Set<Role>(present ? person.roles : []);
  if (ledTeamIds.length > 0 || ledProjectIds.length > 0 || allocatedProjectIds.length > 0) roles.add('lead');
  return {
    personId,
    roles,
    teamIds: present ? person.teamIds : [],
    ledTeamIds,
    ledProjectIds,
    allocatedProjectIds,
  };
}
