import type { ListedPerson } from './peopleList.ts';

export interface FirstStep {
  name: 'stepName' | 'stepTeam' | 'stepPeople' | 'stepInvite' | 'stepWork';
  href: string;
  done: boolean;
}

/** The name that a workspace has before anyone gave it one. */
export const UNNAMED = 'My workspace';

/** What an empty workspace needs, in the order in which each is easiest; all done, none is shown any more. */
export function firstSteps(state: {
  workspaceName: string;
  mayName: boolean;
  teams: number;
  people: readonly ListedPerson[];
  self: string;
  work: number;
}): FirstStep[] {
  const others = state.people.filter((person) => person.id !== state.self);
  const invite = others.find((person) => person.joined !== true && person.invitedUntil === null);
  const steps: FirstStep[] = [
    { name: 'stepTeam', href: '/setup/teams/new', done: state.teams > 0 },
    { name: 'stepPeople', href: '/setup/people/new', done: others.length > 0 },
    {
      name: 'stepInvite',
      href: invite ? `/setup/invite/${invite.id}` : '/setup/people',
      done: others.some((person) => person.joined === true || person.invitedUntil !== null),
    },
    { name: 'stepWork', href: '/import', done: state.work > 0 },
  ];
  if (!state.mayName) return steps;
  return [
    { name: 'stepName', href: '/setup/settings', done: !['', UNNAMED].includes(state.workspaceName) },
    ...steps,
  ];
}
