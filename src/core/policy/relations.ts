/**
 * How someone may stand to what they act upon. Rules are lists of these and of nothing else; none of them knows what
 * is to be done, and each is false of someone removed, who has no roles and leads nothing (`actor.ts`), except that
 * they are still themselves: they are turned away before anything is asked (`findSession.ts`, `push.ts`, `pull.ts`).
 */
import type { Actor } from '../actor.ts';
import type { About } from './about.ts';

export type Relation = (actor: Actor, about: About) => boolean;

export const member: Relation = ({ roles }) => roles.has('member');
/** Of any team or project, as its lead or allocator. */
export const lead: Relation = ({ roles }) => roles.has('lead');
export const manager: Relation = ({ roles }) => roles.has('manager');
export const admin: Relation = ({ roles }) => roles.has('admin');

/** Whose it is. */
export const self: Relation = (actor, { personId }) => personId === actor.personId;

/** Whose it is, and it belongs to no project. */
export const selfAlone: Relation = (actor, about) => self(actor, about) && about.projectId === null;

/** Belongs to the team of what nobody has. */
export const teammate: Relation = (actor, { personId, teamId }) =>
  personId === null && among(actor.teamIds, teamId);

/** Leads the team that it is in, or a team of whose it is. */
export const teamLead: Relation = ({ ledTeamIds }, { teamIds, teamId }) =>
  among(ledTeamIds, teamId) || ledTeamIds.some((team) => among(teamIds, team));

export const projectLead: Relation = (actor, { projectId }) => among(actor.ledProjectIds, projectId);
export const allocator: Relation = (actor, { projectId }) => among(actor.allocatedProjectIds, projectId);

/** Says who has a task: a lead of its project, of its team or of a team of who has it; managers. */
export const distributor: Relation = (actor, about) =>
  manager(actor, about) || projectLead(actor, about) || teamLead(actor, about);

export const addressee: Relation = (actor, { toIds }) => among(toIds, actor.personId);

/** A manager, and the person has no say over them. */
export const managerOfNoAdmin: Relation = (actor, about) =>
  manager(actor, about) && about.roles?.includes('admin') === false;

/**
 * A manager, of someone who has never signed in and has no role that the manager lacks: whoever holds a link acts as
 * the person it is for.
 */
export const managerAbove: Relation = (actor, about) =>
  manager(actor, about) &&
  about.joined === false &&
  about.roles?.every((role) => role === 'member' || actor.roles.has(role)) === true;

/** The same, of what is not one's own. */
export const ofAnother =
  (relation: Relation): Relation =>
  (actor, about) =>
    !self(actor, about) && relation(actor, about);

const among = (ids: readonly string[] | undefined, id: string | null | undefined): boolean =>
  ids?.includes(id as string) === true;
