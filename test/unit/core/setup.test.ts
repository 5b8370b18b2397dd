import { describe, expect, it } from 'vitest';
import { allocationSet } from '../../../src/core/mutations/allocationSet.ts';
import { personCreate } from '../../../src/core/mutations/personCreate.ts';
import { personEdit } from '../../../src/core/mutations/personEdit.ts';
import { projectPut } from '../../../src/core/mutations/projectPut.ts';
import { reportConfirm } from '../../../src/core/mutations/reportConfirm.ts';
import { weekSet } from '../../../src/core/mutations/weekSet.ts';
import { MUTATIONS, mutationNamed } from '../../../src/core/mutations.ts';
import { grantsOf } from '../../../src/core/policy/grants.ts';
import { refusal, smallWorkspace } from './memoryRows.ts';

const PERSON = {
  name: 'Ines',
  roles: ['member' as const],
  teamIds: ['north'],
  skillIds: [],
  zone: 'Europe/Lisbon',
  region: null,
  employedFrom: null,
  weekMinutes: null,
};

describe('setting up people', () => {
  it('lets a manager add members and only an admin give more', () => {
    const rows = smallWorkspace();
    expect(refusal(rows.run(personCreate, 'amira', PERSON))).toBe('not_allowed');
    expect(refusal(rows.run(personCreate, 'max', PERSON))).toBeNull();
    expect(refusal(rows.run(personCreate, 'max', { ...PERSON, roles: ['admin'] }))).toBe('not_allowed');
    expect(refusal(rows.run(personCreate, 'ada', { ...PERSON, roles: ['member', 'manager'] }))).toBeNull();
    expect(rows.run(personCreate, 'ada', { ...PERSON, teamIds: ['nowhere'] })).toMatchObject({
      reject: { code: 'not_found', field: 'teamIds' },
    });
  });

  it('lets everyone describe themselves, and nobody promote themselves', () => {
    const rows = smallWorkspace();
    expect(
      refusal(rows.run(personEdit, 'amira', { personId: 'amira', fields: { name: 'Amira K.' } })),
    ).toBeNull();
    expect(refusal(rows.run(personEdit, 'amira', { personId: 'amira', fields: { roles: ['admin'] } }))).toBe(
      'not_allowed',
    );
    expect(
      refusal(rows.run(personEdit, 'amira', { personId: 'amira', fields: { teamIds: ['south'] } })),
    ).toBe('not_allowed');
    expect(refusal(rows.run(personEdit, 'amira', { personId: 'leo', fields: { name: 'x' } }))).toBe(
      'not_allowed',
    );
    expect(
      refusal(rows.run(personEdit, 'max', { personId: 'max', fields: { roles: ['member', 'admin'] } })),
    ).toBe('not_allowed');
    expect(refusal(rows.run(personEdit, 'max', { personId: 'ada', fields: { active: false } }))).toBe(
      'not_allowed',
    );
  });

  it('keeps a last admin', () => {
    const rows = smallWorkspace();
    expect(refusal(rows.run(personEdit, 'ada', { personId: 'ada', fields: { roles: ['member'] } }))).toBe(
      'last_admin',
    );
    expect(refusal(rows.run(personEdit, 'ada', { personId: 'ada', fields: { active: false } }))).toBe(
      'last_admin',
    );
  });

  it('lets a working week be said by its owner or an admin', () => {
    const rows = smallWorkspace();
    const minutes = [480, 480, 480, 480, 0, 0, 0];
    expect(
      refusal(rows.run(weekSet, 'amira', { personId: 'amira', from: '2026-04-01', minutes })),
    ).toBeNull();
    expect(refusal(rows.run(weekSet, 'leo', { personId: 'amira', from: '2026-04-01', minutes }))).toBe(
      'not_allowed',
    );
    expect(refusal(rows.run(weekSet, 'ada', { personId: 'amira', from: '2026-04-01', minutes }))).toBeNull();
    expect(rows.get('report', 'ada')).toBeUndefined();
  });
});

describe('commitments', () => {
  const ALLOCATION = {
    allocationId: null,
    personId: 'leo',
    projectId: 'wing',
    from: '2026-03-02',
    to: '2026-03-27',
    minutesPerDay: null,
    percent: 50,
    mode: 'fixed' as const,
    tentative: false,
  };

  it('are its allocator’s and a manager’s to make, not its lead’s', () => {
    const rows = smallWorkspace();
    expect(refusal(rows.run(allocationSet, 'dana', ALLOCATION))).toBe('not_allowed');
    expect(refusal(rows.run(allocationSet, 'max', ALLOCATION))).toBeNull();
  });

  it('are either minutes or a share', () => {
    expect(smallWorkspace().run(allocationSet, 'max', { ...ALLOCATION, minutesPerDay: 60 })).toMatchObject({
      reject: { code: 'invalid', field: 'percent' },
    });
  });

  it('of a project that ends before it starts are impossible', () => {
    const rows = smallWorkspace();
    expect(
      refusal(
        rows.run(projectPut, 'max', {
          projectId: 'wing',
          fields: { start: '2026-05-01', end: '2026-04-01' },
        }),
      ),
    ).toBe('range');
    rows.run(projectPut, 'max', { projectId: 'wing', fields: { end: '2026-04-01' } });
    expect(
      refusal(rows.run(projectPut, 'dana', { projectId: 'wing', fields: { start: '2026-05-01' } })),
    ).toBe('range');
  });
});

describe('reports', () => {
  it('written earlier and arriving later do not make a person’s last word older', () => {
    const rows = smallWorkspace();
    rows.run(reportConfirm, 'amira', {}, { at: 2_000 });
    rows.run(reportConfirm, 'amira', {}, { at: 1_000 });
    expect(rows.get('report', 'amira')?.at).toBe(2_000);
  });
});

describe('grants', () => {
  const rows = smallWorkspace();
  const memberships = {
    membersOf: (team: string) =>
      rows
        .all('person')
        .filter((person) => person.active && person.teamIds.includes(team))
        .map((person) => person.id),
    workersOn: () => ['amira', 'tom'],
  };
  const held = (person: string, want: string[] = []) =>
    [...grantsOf(rows.actor(person), memberships, want)].sort();

  it('give a member their own, and of teammates only what a teammate needs', () => {
    expect(held('amira')).toEqual([
      'a:amira',
      'a:dana',
      'a:leo',
      'p:amira',
      'u:north',
      'w',
      'x:amira',
      'y:amira',
    ]);
  });

  it('give a lead their team with reasons, and of project workers no work from elsewhere', () => {
    const scopes = held('dana');
    expect(scopes).toContain('x:leo');
    expect(scopes).toContain('f:north');
    expect(scopes).toContain('j:wing');
    expect(scopes).toContain('a:tom');
    expect(scopes).not.toContain('p:tom');
    expect(scopes).not.toContain('x:tom');
  });

  it('give a manager whom they open, without reasons', () => {
    expect(held('max')).not.toContain('p:amira');
    const opened = held('max', ['person:amira', 'team:south']);
    expect(opened).toEqual(expect.arrayContaining(['a:amira', 'p:amira', 'f:south', 'u:south', 'p:tom']));
    expect(opened.some((scope) => scope.startsWith('x:') && scope !== 'x:max')).toBe(false);
  });

  it('ignore a member who asks for more, and give an admin names without work', () => {
    expect(held('amira', ['person:tom', 'team:south'])).toEqual(held('amira'));
    expect(held('ada', ['person:tom'])).toContain('a:tom');
    expect(held('ada', ['person:tom'])).not.toContain('p:tom');
  });

  it('give someone who has left nothing of the others', () => {
    expect(held('gone')).toEqual(['a:gone', 'p:gone', 'w', 'x:gone', 'y:gone']);
  });
});

describe('the list of mutations', () => {
  it('has every mutation under its own name, and no name from a prototype', () => {
    for (const [name, mutation] of Object.entries(MUTATIONS)) expect(mutation.name).toBe(name);
    expect(mutationNamed('constructor')).toBeUndefined();
    expect(mutationNamed('__proto__')).toBeUndefined();
  });

  it('refuses fields that a schema does not name', () => {
    for (const mutation of Object.values(MUTATIONS))
      expect(mutation.args.safeParse({ surprise: 1 }).success).toBe(false);
  });
});
