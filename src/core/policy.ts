/**
 * Who may do what, denied unless said here. Mutations, sync scopes, REST and screens all ask these functions.
 *
 * A member decides about their own statements; a lead about the tasks and flags of their teams and projects;
 * a manager about commitments, workspace-wide; an admin about the workspace. Nobody writes another's flag or check-in.
 */
import type { Actor } from './actor.ts';
import type { Person } from './person.ts';
import type { Project } from './project.ts';
import type { Task } from './task.ts';

type TaskPlace = Pick<Task, 'assigneeId' | 'projectId' | 'teamId'>;
type TeamsOf = Pick<Person, 'teamIds'>;

export const isManager = (actor: Actor): boolean => actor.roles.has('manager');
export const isAdmin = (actor: Actor): boolean => actor.roles.has('admin');

/** People, teams, projects, invitations. */
export const maySetUp = (actor: Actor): boolean => isAdmin(actor) || isManager(actor);

/**
 * Make a link that signs in as this person: whoever holds it acts as them, so nobody may for roles that they do
 * not have themselves. Once the person has joined, only an admin may, as when a phone was lost.
 */
export function mayInvite(actor: Actor, person: Pick<Person, 'roles'>, joined: boolean): boolean {
  if (isAdmin(actor)) return true;
  return (
    maySetUp(actor) && !joined && person.roles.every((role) => role === 'member' || actor.roles.has(role))
  );
}

/** See a list of people beyond one's own team: all of them, or (`lead` alone) those of the teams and projects one leads. */
export const mayOpenDirectory = (actor: Actor): boolean => maySetUp(actor) || actor.roles.has('lead');

export function leadsTeamOf(actor: Actor, person: TeamsOf | undefined): boolean {
  return person?.teamIds.some((team) => actor.ledTeamIds.includes(team)) ?? false;
}

export function leadsProject(actor: Actor, projectId: string | null): boolean {
  return (
    projectId !== null &&
    (actor.ledProjectIds.includes(projectId) || actor.allocatedProjectIds.includes(projectId))
  );
}

/** Distribute this task: `assignee` is the row of who has it now, if anyone. */
export function mayDistribute(actor: Actor, task: TaskPlace, assignee: TeamsOf | undefined): boolean {
  if (isManager(actor)) return true;
  if (task.projectId !== null && actor.ledProjectIds.includes(task.projectId)) return true;
  if (task.assigneeId !== null && leadsTeamOf(actor, assignee)) return true;
  return task.teamId !== null && actor.ledTeamIds.includes(task.teamId);
}

/** Change a task's words, effort and dates: who has it, and who may distribute it. */
export function mayEditTask(actor: Actor, task: TaskPlace, assignee: TeamsOf | undefined): boolean {
  return task.assigneeId === actor.personId || mayDistribute(actor, task, assignee);
}

/** Give a task to this person without asking: within the actor's own teams, or within a project that they lead. */
export function mayGiveTo(
  actor: Actor,
  person: TeamsOf & Pick<Person, 'id'>,
  worksOnTheProject: boolean,
): boolean {
  return isManager(actor) || person.id === actor.personId || leadsTeamOf(actor, person) || worksOnTheProject;
}

/** Take a task that nobody has: members of its team. */
export function mayTake(actor: Actor, task: TaskPlace): boolean {
  return task.assigneeId === null && task.teamId !== null && actor.teamIds.includes(task.teamId);
}

/** See a person's tasks, flags, check-ins and figures: themselves, their leads, managers. */
export function maySeeWork(actor: Actor, person: TeamsOf & Pick<Person, 'id'>): boolean {
  return person.id === actor.personId || isManager(actor) || leadsTeamOf(actor, person);
}

/** Say how long, on which days and from where a person works: they themselves, or an admin setting them up. */
export const mayDescribe = (actor: Actor, personId: string): boolean =>
  actor.personId === personId || isAdmin(actor);

/** Commit a person to a project. */
export function mayAllocate(actor: Actor, project: Pick<Project, 'id'>): boolean {
  return isManager(actor) || actor.allocatedProjectIds.includes(project.id);
}

/** Answer a flag: the leads it went to, whoever it was addressed to, managers; never its author. */
export function mayAnswer(
  actor: Actor,
  flag: { personId: string; teamIds: readonly string[]; toIds: readonly string[] },
): boolean {
  if (flag.personId === actor.personId) return false;
  return (
    isManager(actor) ||
    flag.toIds.includes(actor.personId) ||
    flag.teamIds.some((team) => actor.ledTeamIds.includes(team))
  );
}
