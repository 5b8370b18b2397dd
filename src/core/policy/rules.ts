/**
 * Who may do what, and see what: the one statement that sync, mutations, REST, import, pokes, figures and screens ask
 * (`may.ts`), as `to.answer`. Each right names the relations of which one is enough; what is not named is denied.
 *
 * A member decides about their own statements; a lead about the tasks and flags of their teams and projects; a
 * manager about commitments, workspace-wide; an admin about the workspace. Nobody writes another's flag or check-in.
 *
 * Each is an export of its own, so that a phone holds those alone that it asks for.
 */
import {
  addressee,
  admin,
  allocator,
  distributor,
  lead,
  manager,
  managerAbove,
  managerOfNoAdmin,
  member,
  ofAnother,
  projectLead,
  type Relation,
  self,
  selfAlone,
  teamLead,
  teammate,
} from './relations.ts';

export type Right = readonly Relation[];

/** Settings of the workspace. */
export const configure: Right = [admin];
/** Roles, and whether someone belongs to the workspace at all. */
export const giveRoles: Right = [admin];
/** People, teams, projects, invitations, import. */
export const setUp: Right = [admin, manager];
/** A person's teams and employment. */
export const employ: Right = [admin, managerOfNoAdmin];
/** A person's name, zone, holiday region and skills. */
export const introduce: Right = [self, admin, managerOfNoAdmin];
/** How long and on which days a person works. */
export const describe: Right = [self, admin];
/** A link that signs in as the person. */
export const invite: Right = [admin, managerAbove];
/** Take someone out of the workspace for good; nobody themselves, for that could leave it without an admin. */
export const erase: Right = [ofAnother(admin)];
/** Where the codes that sign the person in are sent, without seeing it; one's own is nobody's right but one's own. */
export const directCodes: Right = [admin];
export const nameSkills: Right = [lead, manager, admin];

/** The list of people beyond one's own team. */
export const openDirectory: Right = [lead, manager, admin];
/** To be told of a person in that list. */
export const listPerson: Right = [self, distributor, allocator, admin];
/** The report of everyone's load, as far as one sees it. */
export const openLoad: Right = [lead, manager];
export const openTeamLoad: Right = [manager, teamLead];
export const seeEveryone: Right = [manager];
/** A person's load; of a task, its title in it. `projectId`: one that the person works on, or the task's. */
export const seeFigures: Right = [self, distributor, allocator];
/** A person's tasks, flags and check-ins. */
export const seeWork: Right = [self, manager, teamLead];
/** The same, on one's own phone without having opened the person. */
export const carryWork: Right = [self, teamLead];
/** To have a place for one's own tasks. */
export const haveTasks: Right = [member];

/** A project's words and dates. */
export const planProject: Right = [admin, manager, projectLead, allocator];
/** Commit people to a project. */
export const allocate: Right = [manager, allocator];

export const addTask: Right = [self, teammate, distributor];
/** A task's words, effort, dates and standing. */
export const editTask: Right = [self, distributor];
/** Which project and team a task belongs to. */
export const placeTask: Right = [selfAlone, distributor];
export const handBack: Right = [self];
/** Decide who has a task. */
export const distribute: Right = [distributor];
/** Take a task that nobody has. */
export const take: Right = [teammate];
/** Give this person a task without asking. `projectId`: one that they work on. */
export const giveTo: Right = [self, distributor];

export const answer: Right = [ofAnother(manager), ofAnother(addressee), ofAnother(teamLead)];
export const withdraw: Right = [self];
