import type { MutationName } from '../../../src/core/mutations.ts';
import { EVERYONE, type MutationCase } from '../case.ts';
import { allocationOf, doneOf, flagOf, taskOf, WEEK_FROM } from '../subject.ts';

const DAYS = { from: '2026-03-09', to: '2026-03-13' };

const onlyOneself = { own: EVERYONE, team: [], project: [], other: [], elsewhere: [] } as const;
/** Tasks: whoever has them, who leads their team or project, managers. */
const assigneeAndLeads = {
  own: EVERYONE,
  team: ['lead', 'manager'],
  project: ['lead', 'manager'],
  other: ['manager'],
  elsewhere: [],
} as const;
const leadsAlone = { ...assigneeAndLeads, own: ['lead', 'manager'] } as const;
const allocatorsAlone = {
  own: ['manager'],
  team: ['manager'],
  project: ['allocator', 'manager'],
  other: ['manager'],
  elsewhere: [],
} as const;
const setters = ['manager', 'admin'] as const;
const settersOfAnyone = { team: setters, project: setters, other: setters, elsewhere: [] } as const;
const oneselfOrAdmin = {
  own: EVERYONE,
  team: ['admin'],
  project: ['admin'],
  other: ['admin'],
  elsewhere: [],
} as const;

const allocation = { minutesPerDay: 60, percent: null, mode: 'fixed', tentative: false };
const newPerson = {
  name: 'Nobody yet',
  skillIds: [],
  zone: 'Europe/Berlin',
  region: null,
  employedFrom: null,
  weekMinutes: null,
};
const newTask = {
  title: 'Paint the hull',
  type: '',
  priority: 3,
  estimateMinutes: 60,
  remainingMinutes: null,
  start: null,
  due: null,
  skillIds: [],
  afterIds: [],
};

/** A mutation without a row here does not compile. */
export const MUTATION_CASES: { readonly [N in MutationName]: readonly MutationCase[] } = {
  'availability.set': [
    {
      does: 'Say when one is available',
      args: () => ({ ...DAYS, statement: { kind: 'away', parts: null }, repeat: null, reason: 'flu' }),
      aboutAuthor: true,
      may: onlyOneself,
    },
  ],
  'presence.set': [
    {
      does: 'Say one’s quick state',
      args: () => ({ state: 'busy', minute: 600, until: null, percent: 0 }),
      aboutAuthor: true,
      may: onlyOneself,
    },
  ],
  'checkin.set': [
    { does: 'Say how the load feels', args: () => ({ score: 4 }), aboutAuthor: true, may: onlyOneself },
  ],
  'report.confirm': [
    { does: 'Say that it is still right', args: () => ({}), aboutAuthor: true, may: onlyOneself },
  ],
  'week.set': [
    {
      does: 'Say how long someone works',
      args: ({ person }) => ({ personId: person, from: '2026-04-06', minutes: [300, 300, 300, 0, 0, 0, 0] }),
      may: oneselfOrAdmin,
    },
  ],
  'week.remove': [
    {
      does: 'Take that back',
      args: ({ person }) => ({ personId: person, from: WEEK_FROM }),
      may: oneselfOrAdmin,
    },
  ],
  'flag.raise': [
    {
      does: 'Raise a flag',
      args: () => ({
        ...DAYS,
        ...{ severity: 'cannot', kind: 'week', taskIds: [], relief: [], note: '', toIds: [] },
      }),
      aboutAuthor: true,
      may: onlyOneself,
    },
  ],
  'flag.withdraw': [
    { does: 'Withdraw a flag', args: ({ person }) => ({ flagId: flagOf(person) }), may: onlyOneself },
  ],
  'flag.answer': [
    {
      does: 'Answer a flag',
      args: ({ person }) => ({ flagId: flagOf(person), kind: 'resolve', text: 'done' }),
      may: { own: [], team: ['lead', 'manager'], project: ['manager'], other: ['manager'], elsewhere: [] },
    },
    {
      does: 'Answer a flag that was addressed to one',
      args: ({ person }) => ({ flagId: `${flagOf(person)}-to-all`, kind: 'reply', text: 'I can help' }),
      may: { other: EVERYONE, elsewhere: [] },
    },
  ],
  'task.create': [
    {
      does: 'Add a task for someone',
      args: ({ person, team, project }) => ({
        ...newTask,
        assigneeId: person,
        teamId: team,
        projectId: project === 'refit' ? project : null,
      }),
      may: assigneeAndLeads,
    },
    {
      does: 'Add a task that nobody has yet',
      args: ({ team, project }) => ({
        ...newTask,
        assigneeId: null,
        teamId: project === 'refit' ? null : team,
        projectId: project === 'refit' ? project : null,
      }),
      may: { own: EVERYONE, project: ['lead', 'manager'], other: ['manager'], elsewhere: [] },
    },
  ],
  'task.edit': [
    {
      does: 'Change a task’s words, effort and dates',
      args: ({ person }) => ({ taskId: taskOf(person), fields: { title: 'Sand the hull' } }),
      may: assigneeAndLeads,
    },
    {
      does: 'Say which team or project a task belongs to',
      args: ({ person, place }) => ({
        taskId: taskOf(person),
        fields: { teamId: place === 'here' ? 'spare' : 'quay' },
      }),
      may: assigneeAndLeads,
    },
  ],
  'task.progress': [
    {
      does: 'Say how far a task has come',
      args: ({ person }) => ({ taskId: taskOf(person), spentMinutes: 30, remainingMinutes: 30 }),
      may: assigneeAndLeads,
    },
  ],
  'task.finish': [
    {
      does: 'Finish or drop a task',
      args: ({ person }) => ({ taskId: taskOf(person), status: 'done' }),
      may: assigneeAndLeads,
    },
  ],
  'task.reopen': [
    {
      does: 'Take up a finished task again',
      args: ({ person }) => ({ taskId: doneOf(person) }),
      may: assigneeAndLeads,
    },
  ],
  'task.handBack': [
    { does: 'Hand a task back', args: ({ person }) => ({ taskId: taskOf(person) }), may: onlyOneself },
  ],
  'task.move': [
    {
      does: 'Take a task from someone',
      args: ({ person }) => ({ taskId: taskOf(person), toId: null, fromId: person }),
      may: leadsAlone,
    },
    {
      does: 'Give someone, or take oneself, a task that nobody has',
      args: ({ person, loose }) => ({ taskId: loose, toId: person, fromId: null }),
      may: assigneeAndLeads,
    },
    {
      does: 'Move a task to someone beyond one’s teams and projects without asking',
      args: ({ person }) => ({ taskId: taskOf(person), toId: 'lars', fromId: person }),
      may: { own: ['manager'], team: ['manager'], project: ['manager'], other: ['manager'], elsewhere: [] },
    },
  ],
  'allocation.set': [
    {
      does: 'Commit someone to a project',
      args: ({ person, project }) => ({
        ...allocation,
        ...DAYS,
        allocationId: null,
        personId: person,
        projectId: project,
      }),
      may: allocatorsAlone,
    },
    {
      does: 'Change a commitment',
      args: ({ person, project }) => ({
        ...allocation,
        ...DAYS,
        allocationId: allocationOf(person),
        personId: person,
        projectId: project,
      }),
      may: allocatorsAlone,
    },
  ],
  'allocation.remove': [
    {
      does: 'End a commitment',
      args: ({ person }) => ({ allocationId: allocationOf(person) }),
      may: allocatorsAlone,
    },
  ],
  'project.put': [
    {
      does: 'Change a project’s words and dates',
      args: ({ project }) => ({ projectId: project, fields: { name: 'Renamed', end: '2027-01-01' } }),
      may: {
        project: ['lead', 'allocator', 'manager', 'admin'],
        other: setters,
        elsewhere: [],
      },
    },
    {
      does: 'Say who leads or allocates a project',
      args: ({ project, person }) => ({
        projectId: project,
        fields: { leadId: person, allocatorId: person },
      }),
      may: { project: setters, other: setters, elsewhere: [] },
    },
    {
      does: 'Make a project',
      args: ({ person }) => ({ projectId: null, fields: { name: 'New', leadId: person } }),
      may: { own: setters, elsewhere: [] },
    },
  ],
  'team.put': [
    {
      does: 'Change a team, and say who leads it',
      args: ({ team, person }) => ({ teamId: team, fields: { name: 'Renamed', leadIds: [person] } }),
      may: { own: setters, other: setters, elsewhere: [] },
    },
    {
      does: 'Make a team',
      args: ({ person }) => ({ teamId: null, fields: { name: 'New', leadIds: [person] } }),
      may: { own: setters, elsewhere: [] },
    },
  ],
  'skill.put': [
    {
      does: 'Name a skill',
      args: ({ place }) => ({ skillId: `welding-${place}`, name: 'Welding under water' }),
      may: { own: ['lead', 'allocator', 'manager', 'admin'], elsewhere: [] },
    },
    {
      does: 'Make a skill',
      args: () => ({ skillId: null, name: 'Caulking' }),
      namesNothing: true,
      may: { own: ['lead', 'allocator', 'manager', 'admin'], elsewhere: [] },
    },
  ],
  'person.create': [
    {
      does: 'Add a person',
      args: ({ team }) => ({ ...newPerson, roles: ['member'], teamIds: [team] }),
      may: { own: setters, other: setters, elsewhere: [] },
    },
    {
      does: 'Add a manager or admin',
      args: ({ team }) => ({ ...newPerson, roles: ['member', 'manager'], teamIds: [team] }),
      may: { own: ['admin'], other: ['admin'], elsewhere: [] },
    },
  ],
  'person.edit': [
    {
      does: 'Change a person’s name, zone, region and skills',
      args: ({ person }) => ({ personId: person, fields: { name: 'Renamed' } }),
      may: { own: EVERYONE, ...settersOfAnyone },
    },
    {
      does: 'Say which teams someone is in, and how long they are employed',
      args: ({ person, place }) => ({
        personId: person,
        fields: { teamIds: [place === 'here' ? 'spare' : 'quay', place === 'here' ? 'engine' : 'quay'] },
      }),
      may: { own: setters, ...settersOfAnyone },
    },
    {
      does: 'Give and take roles',
      args: ({ person }) => ({ personId: person, fields: { roles: ['manager', 'admin'] } }),
      may: { own: ['admin'], team: ['admin'], project: ['admin'], other: ['admin'], elsewhere: [] },
    },
    {
      does: 'Remove someone, or take them back',
      args: ({ person }) => ({ personId: person, fields: { active: false } }),
      may: { own: [], team: ['admin'], project: ['admin'], other: ['admin'], elsewhere: [] },
    },
    {
      does: 'Change an admin’s name or teams',
      args: ({ place }) => ({ personId: `otto-${place}`, fields: { name: 'Renamed', teamIds: [] } }),
      may: { other: ['admin'], elsewhere: [] },
    },
  ],
  'workspace.configure': [
    {
      does: 'Change the workspace’s settings',
      args: ({ place }) => ({ workspaceId: place, fields: { reportDays: 9 } }),
      may: { own: ['admin'], elsewhere: [] },
    },
  ],
};
