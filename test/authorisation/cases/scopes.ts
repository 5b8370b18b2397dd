import type { ActorName } from '../actors.ts';
import { EVERYONE, type ScopeCase } from '../case.ts';
import { flagOf } from '../subject.ts';

const lookers: readonly ActorName[] = ['manager', 'admin'];

/** By the letter that scopes begin with; a grant of a kind that is not here fails the matrix. */
export const SCOPE_CASES: { readonly [kind: string]: readonly ScopeCase[] } = {
  w: [
    {
      does: 'Receive the workspace’s settings, teams, projects and skills',
      scope: () => 'w',
      namesNothing: true,
      row: ({ place }) => `skill:welding-${place}`,
      may: { own: EVERYONE, elsewhere: [] },
    },
  ],
  a: [
    {
      does: 'Receive someone’s name, week and absences without reasons',
      scope: ({ person }) => `a:${person}`,
      row: ({ person }) => `availability:away-${person}`,
      may: {
        own: EVERYONE,
        team: EVERYONE,
        project: ['lead', 'allocator', ...lookers],
        other: lookers,
        elsewhere: [],
      },
    },
  ],
  p: [
    {
      does: 'Receive someone’s tasks, flags and check-ins',
      scope: ({ person }) => `p:${person}`,
      row: ({ person }) => `checkin:${person}:2026-03-02`,
      may: {
        own: EVERYONE,
        team: ['lead', 'manager'],
        project: ['manager'],
        other: ['manager'],
        elsewhere: [],
      },
    },
  ],
  x: [
    {
      does: 'Receive the reasons of someone’s absences',
      scope: ({ person }) => `x:${person}`,
      row: ({ person }) => `reason:away-${person}`,
      may: { own: EVERYONE, team: ['lead'], project: [], other: [], elsewhere: [] },
    },
  ],
  y: [
    {
      does: 'Receive flags that were addressed to someone',
      scope: ({ person }) => `y:${person}`,
      may: { own: EVERYONE, team: [], project: [], other: [], elsewhere: [] },
    },
  ],
  j: [
    {
      does: 'Receive a project’s tasks',
      scope: ({ project }) => `j:${project}`,
      row: ({ project }) => `task:loose-${project}`,
      may: { project: ['lead', 'allocator'], other: [], elsewhere: [] },
    },
  ],
  u: [
    {
      does: 'Receive a team’s tasks that nobody has',
      scope: ({ team }) => `u:${team}`,
      row: ({ loose }) => `task:${loose}`,
      may: { own: EVERYONE, other: ['manager'], elsewhere: [] },
    },
  ],
  f: [
    {
      does: 'Receive a team’s flags',
      scope: ({ team }) => `f:${team}`,
      row: ({ person }) => `flag:${flagOf(person)}`,
      may: { team: ['lead', 'manager'], other: ['manager'], elsewhere: [] },
    },
    {
      does: 'Receive the flags of people who have no lead',
      scope: () => 'f:_',
      namesNothing: true,
      row: ({ place }) => `flag:${flagOf(`otto-${place}`)}`,
      may: { own: ['manager'], elsewhere: [] },
    },
  ],
  m: [
    {
      does: 'Receive rates and budgets',
      scope: () => 'm',
      namesNothing: true,
      may: { own: ['manager'], elsewhere: [] },
    },
  ],
};
