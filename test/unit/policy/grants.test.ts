import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/core/actor.ts';
import { grantsOf } from '../../../src/core/policy/grants.ts';

const memberships = {
  membersOf: (team: string): string[] => [`${team}-1`, `${team}-2`],
  workersOn: (project: string): string[] => [`${project}-w`],
};

const held = (more: Partial<Actor> = {}, want: string[] = []): string[] => {
  const actor: Actor = {
    ...{ personId: 'me', roles: new Set(), teamIds: [], ledTeamIds: [] },
    ...{ ledProjectIds: [], allocatedProjectIds: [] },
    ...more,
  };
  return [...grantsOf(actor, memberships, want)].sort();
};

const OWN = ['a:me', 'p:me', 'w', 'x:me', 'y:me'];
const and = (...more: string[]): string[] => [...OWN, ...more].sort();
const WISHES = ['person:nora', 'team:sea'];

describe('every scope that someone holds, and no other', () => {
  it('of someone without a team', () => {
    expect(held()).toEqual(OWN);
  });
  it('in a team', () => {
    expect(held({ teamIds: ['sea'] })).toEqual(and('u:sea', 'a:sea-1', 'a:sea-2'));
  });
  it('leading a team', () => {
    expect(held({ ledTeamIds: ['sea'] })).toEqual(
      and('u:sea', 'f:sea', 'a:sea-1', 'p:sea-1', 'x:sea-1', 'a:sea-2', 'p:sea-2', 'x:sea-2'),
    );
  });
  it('leading or allocating a project', () => {
    expect(held({ ledProjectIds: ['hull'] })).toEqual(and('j:hull', 'a:hull-w'));
    expect(held({ allocatedProjectIds: ['hull'] })).toEqual(and('j:hull', 'a:hull-w'));
  });
  it('of a manager, with and without wishes', () => {
    const manager = { roles: new Set(['manager'] as const) };
    expect(held(manager)).toEqual(and('m', 'f:_'));
    expect(held(manager, WISHES)).toEqual(
      and('m', 'f:_', 'a:nora', 'p:nora', 'u:sea', 'f:sea', 'a:sea-1', 'p:sea-1', 'a:sea-2', 'p:sea-2'),
    );
  });
  it('of an admin, with and without wishes: names and weeks, no work', () => {
    const admin = { roles: new Set(['admin'] as const) };
    expect(held(admin)).toEqual(OWN);
    expect(held(admin, WISHES)).toEqual(and('a:nora', 'a:sea-1', 'a:sea-2'));
  });
  it('of a member or lead who wishes, as if they had not', () => {
    expect(held({ roles: new Set(['member', 'lead'] as const) }, WISHES)).toEqual(OWN);
  });
  it('of someone of whom no wishes are known', () => {
    const manager: Actor = {
      ...{ personId: 'me', roles: new Set(['manager']), teamIds: [], ledTeamIds: [] },
      ...{ ledProjectIds: [], allocatedProjectIds: [] },
    };
    expect([...grantsOf(manager, memberships)].sort()).toEqual(and('m', 'f:_'));
  });
  it('of a manager who wishes for what there is not', () => {
    const manager = { roles: new Set(['manager'] as const) };
    expect(held(manager, ['nora', 'people:nora', 'teams:sea', ''])).toEqual(and('m', 'f:_'));
  });
});
