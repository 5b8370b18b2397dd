import { describe, expect, it } from 'vitest';
import { readSources } from '../../support/readSources.ts';

/** What only the policy, and who makes an actor, may look at: whoever compares these decides about rights. */
const GROUNDS = [
  [/\broles\.has\(/, 'asks for a role'],
  [/\broles\.includes\('/, 'asks for a role'],
  [/\broles\(\)\.has\(/, 'asks for a role'],
  [/\b(?:ledTeamIds|ledProjectIds|allocatedProjectIds)\b/, 'looks at what someone leads'],
  [/\bpersonId [!=]== (?:context\.)?actor\.personId/, 'asks whose it is'],
  [/reject\(\s*'not_allowed'/, 'refuses without the policy'],
  [/from '[^']*policy\/relations\.ts'/, 'asks a relation instead of a right'],
] as const;

/** The policy itself, and what it is given to look at. */
const ITS_OWN = [/^src\/core\/policy\//, /^src\/core\/actor\.ts$/];

/** Not about rights. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'src/server/queries/memberships.ts':
    'reads who belongs to what someone leads; grants decide what that opens',
  'src/server/queries/workersFor.ts': 'reads who works on what someone leads; rights decide what that opens',
  'src/server/workspace/firstAdminLink.ts': 'looks for the admin whom the console invites',
  'src/server/cli/commands/linkCommand.ts': 'looks for the admin whom the console invites',
  'src/app/features/load/loadScopes.ts': 'counts what there is to choose from',
  'src/app/features/setup/NewTask.tsx':
    'any of the projects that someone leads stands for the one still to be chosen',
  'src/app/features/setup/PeopleScreen.tsx': 'names the roles that people in the list have',
  'src/core/mutations/personEdit.ts': 'tells whether someone would give up their own admin’s rights',
  'src/core/mutations/weekSet.ts': 'tells whether people report about themselves',
};

function outside(path: string, text: string): string[] {
  if (ITS_OWN.some((own) => own.test(path)) || path in ELSEWHERE) return [];
  return GROUNDS.flatMap(([ground, what]) => (ground.test(text) ? [`${path} ${what}`] : []));
}

describe('nobody but the policy decides who may do what', () => {
  const sources = readSources('src/**/*', 'sw/**/*');

  it('in every file', () => {
    expect(sources.length).toBeGreaterThan(100);
    expect(sources.flatMap(({ path, text }) => outside(path, text))).toEqual([]);
  });

  it('and no exception outlives its reason', () => {
    const needed = sources.filter(({ text }) => GROUNDS.some(([ground]) => ground.test(text)));
    expect(Object.keys(ELSEWHERE).filter((path) => !needed.some((file) => file.path === path))).toEqual([]);
  });
});

describe('a planted check beside the policy is found', () => {
  it.each([
    "if (actor.roles.has('manager')) return all;",
    "if (person.roles.includes('admin')) return all;",
    "const manager = me.roles().has('manager');",
    'if (actor.ledTeamIds.includes(task.teamId)) return all;',
    'return actor.ledProjectIds.length > 0;',
    'if (flag.personId !== actor.personId) return;',
    'if (flag.personId === context.actor.personId) return;',
    "return reject('not_allowed', 'because');",
    "import { manager } from '../policy/relations.ts';",
  ])('%s', (text) => {
    expect(outside('src/server/some.ts', text)).toHaveLength(1);
  });
});
