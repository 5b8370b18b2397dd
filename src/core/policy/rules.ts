/**
 * Who may do what, and see what: the one statement that sync, mutations, REST, import, pokes, figures and screens ask
 * (`may.ts`). Each right names the relations of which one is enough; what is not named is denied.
 *
 * A member decides about their own statements; a lead about the tasks and flags of their teams and projects; a
 * manager about commitments, workspace-wide; an admin about the workspace. Nobody writes another's flag or check-in.
 */
import {
  addressee,
  admin,
  allocator,
  lead,
  manager,
  managerAbove,
  managerOfNoAdmin,
  member,
  projectLead,
  type Relation,
  self,
  selfAlone,
  teamLead,
  teammate,
} from './relations.ts';

const DISTRIBUTORS = [manager, projectLead, teamLead];
const FIGURES = [self, ...DISTRIBUTORS, allocator];

export const RULES = {
  /** Settings of the workspace. */
  configure: [admin],
  /** Roles, and whether someone belongs to the workspace at all. */
  giveRoles: [admin],
  /** People, teams, projects, invitations, import. */
  setUp: [admin, manager],
  /** A person's teams and employment. */
  employ: [admin, managerOfNoAdmin],
  /** A person's name, zone, holiday region and skills. */
  introduce: [self, admin, managerOfNoAdmin],
  /** How long and on which days a person works. */
  describe: [self, admin],
  /** A link that signs in as the person. */
  invite: [admin, managerAbove],
  nameSkills: [lead, manager, admin],

  /** The list of people beyond one's own team. */
  openDirectory: [lead, manager, admin],
  /** To be told of a person in that list. */
  listPerson: [...FIGURES, admin],
  /** The report of everyone's load, as far as one sees it. */
  openLoad: [lead, manager],
  openTeamLoad: [manager, teamLead],
  seeEveryone: [manager],
  /** A person's load; of a task, its title in it. `projectId`: one that the person works on, or the task's. */
  seeFigures: FIGURES,
  /** A person's tasks, flags and check-ins. */
  seeWork: [self, manager, teamLead],
  /** The same, on one's own phone without having opened the person. */
  carryWork: [self, teamLead],
  /** To have a place for one's own tasks. */
  haveTasks: [member],

  /** A project's words and dates. */
  planProject: [admin, manager, projectLead, allocator],
  /** Commit people to a project. */
  allocate: [manager, allocator],

  addTask: [self, teammate, ...DISTRIBUTORS],
  /** A task's words, effort, dates and standing. */
  editTask: [self, ...DISTRIBUTORS],
  /** Which project and team a task belongs to. */
  placeTask: [selfAlone, ...DISTRIBUTORS],
  handBack: [self],
  /** Decide who has a task. */
  distribute: DISTRIBUTORS,
  /** Take a task that nobody has. */
  take: [teammate],
  /** Give this person a task without asking. `projectId`: one that they work on. */
  giveTo: [self, ...DISTRIBUTORS],

  answer: [manager, addressee, teamLead],
  withdraw: [self],
} satisfies Record<string, readonly Relation[]>;

export type Right = keyof typeof RULES;

/** Who may not, whatever else they are: nobody answers their own flag. */
export const NEVER: { readonly [R in Right]?: Relation } = { answer: self };
