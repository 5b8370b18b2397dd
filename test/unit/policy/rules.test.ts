import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/core/actor.ts';
import type { About } from '../../../src/core/policy/about.ts';
import { aboutTask } from '../../../src/core/policy/about.ts';
import { denied, may } from '../../../src/core/policy/may.ts';
import * as to from '../../../src/core/policy/rules.ts';

/** Something of everyone: whoever stands in a relation to it stands in no other. */
const IT: About = {
  personId: 'who',
  teamIds: ['theirs'],
  teamId: 'its',
  projectId: 'project',
  toIds: ['addressee'],
  roles: ['member'],
  joined: false,
};

const actor = (more: Partial<Actor> = {}): Actor => ({
  personId: 'somebody',
  roles: new Set(),
  teamIds: ['elsewhere'],
  ledTeamIds: ['elsewhere'],
  ledProjectIds: ['elsewhere'],
  allocatedProjectIds: ['elsewhere'],
  ...more,
});
const withRole = (...roles: ('member' | 'lead' | 'manager' | 'admin')[]): Actor =>
  actor({ roles: new Set(roles) });

const STANDING = {
  self: actor({ personId: 'who' }),
  member: withRole('member'),
  lead: withRole('lead'),
  manager: withRole('manager'),
  admin: withRole('admin'),
  teammate: actor({ teamIds: ['theirs', 'its'] }),
  leadOfTheirTeam: actor({ ledTeamIds: ['other', 'theirs'] }),
  leadOfItsTeam: actor({ ledTeamIds: ['other', 'its'] }),
  projectLead: actor({ ledProjectIds: ['other', 'project'] }),
  allocator: actor({ allocatedProjectIds: ['other', 'project'] }),
  addressee: actor({ personId: 'addressee' }),
  stranger: actor(),
};
type Standing = keyof typeof STANDING;

const DISTRIBUTORS: Standing[] = ['manager', 'leadOfTheirTeam', 'leadOfItsTeam', 'projectLead'];

type Right = keyof typeof to;
const RIGHTS = { ...to };

/** Written by hand, and not from the rules. */
const TRUTH: { readonly [R in Right]: readonly Standing[] } = {
  configure: ['admin'],
  giveRoles: ['admin'],
  setUp: ['manager', 'admin'],
  employ: ['manager', 'admin'],
  introduce: ['self', 'manager', 'admin'],
  describe: ['self', 'admin'],
  invite: ['manager', 'admin'],
  erase: ['admin'],
  directCodes: ['admin'],
  nameSkills: ['lead', 'manager', 'admin'],
  openDirectory: ['lead', 'manager', 'admin'],
  listPerson: ['self', ...DISTRIBUTORS, 'allocator', 'admin'],
  openLoad: ['lead', 'manager'],
  openTeamLoad: ['manager', 'leadOfTheirTeam', 'leadOfItsTeam'],
  seeEveryone: ['manager'],
  seeFigures: ['self', ...DISTRIBUTORS, 'allocator'],
  seeWork: ['self', 'manager', 'leadOfTheirTeam', 'leadOfItsTeam'],
  carryWork: ['self', 'leadOfTheirTeam', 'leadOfItsTeam'],
  haveTasks: ['member'],
  planProject: ['manager', 'admin', 'projectLead', 'allocator'],
  allocate: ['manager', 'allocator'],
  addTask: ['self', ...DISTRIBUTORS],
  editTask: ['self', ...DISTRIBUTORS],
  placeTask: DISTRIBUTORS,
  handBack: ['self'],
  distribute: DISTRIBUTORS,
  take: [],
  giveTo: ['self', ...DISTRIBUTORS],
  answer: ['manager', 'leadOfTheirTeam', 'leadOfItsTeam', 'addressee'],
  withdraw: ['self'],
};

const everyStanding = Object.keys(STANDING) as Standing[];

describe('whoever stands in one relation to something', () => {
  it.each(Object.keys(RIGHTS) as Right[])('%s', (right) => {
    const allowed = everyStanding.filter((standing) => may(STANDING[standing], RIGHTS[right], IT));
    expect(allowed.sort()).toEqual([...TRUTH[right]].sort());
  });

  it.each(Object.keys(RIGHTS) as Right[])('%s, where nothing is known of it', (right) => {
    const general: Standing[] = ['member', 'lead', 'manager', 'admin'];
    // What a manager may of some people is not theirs of someone of whom nothing is known.
    const unknown = ['employ', 'introduce', 'invite'].includes(right) ? ['manager'] : [];
    const expected = TRUTH[right].filter((each) => general.includes(each) && !unknown.includes(each));
    const allowed = everyStanding.filter((standing) => may(STANDING[standing], RIGHTS[right]));
    expect(allowed.sort()).toEqual(expected.sort());
  });
});

describe('one’s own', () => {
  it('task may be placed anew while it is in no project', () => {
    expect(may(STANDING.self, to.placeTask, { ...IT, projectId: null })).toBe(true);
    expect(may(STANDING.stranger, to.placeTask, { ...IT, projectId: null })).toBe(false);
    expect(may(STANDING.self, to.placeTask, { ...IT, projectId: undefined })).toBe(false);
  });

  it('flag is answered by someone else, also where one is a manager, an addressee or the lead', () => {
    for (const more of [{ roles: new Set(['manager'] as const) }, { ledTeamIds: ['theirs'] }])
      expect(may({ ...STANDING.self, ...more }, to.answer, IT)).toBe(false);
    expect(may(STANDING.self, to.answer, { ...IT, toIds: ['who'] })).toBe(false);
  });
});

describe('what nobody has', () => {
  const loose = { ...IT, personId: null, teamIds: undefined };
  it('is taken by members of its team, and added by them', () => {
    expect(may(STANDING.teammate, to.take, loose)).toBe(true);
    expect(may(STANDING.teammate, to.addTask, loose)).toBe(true);
    expect(may(STANDING.stranger, to.take, loose)).toBe(false);
    expect(may(STANDING.stranger, to.addTask, loose)).toBe(false);
  });
  it('is nobody’s to take where it is in no team', () => {
    expect(may(STANDING.teammate, to.take, { ...loose, teamId: null })).toBe(false);
    expect(may(STANDING.manager, to.take, loose)).toBe(false);
  });
});

describe('a manager', () => {
  it('has no say over an admin', () => {
    for (const right of ['employ', 'introduce', 'invite'] as const) {
      expect(may(STANDING.manager, RIGHTS[right], { ...IT, roles: ['member', 'admin'] })).toBe(false);
      expect(may(STANDING.admin, RIGHTS[right], { ...IT, roles: ['member', 'admin'] })).toBe(true);
    }
  });

  it('invites whoever has no more roles than they do, until they have joined', () => {
    expect(may(STANDING.manager, to.invite, { ...IT, roles: ['member', 'manager'] })).toBe(true);
    expect(may(STANDING.manager, to.invite, { ...IT, joined: true })).toBe(false);
    expect(may(STANDING.admin, to.invite, { ...IT, joined: true })).toBe(true);
    expect(may(withRole('member'), to.invite, { ...IT, roles: [] })).toBe(false);
    expect(may(STANDING.manager, to.invite, { joined: false })).toBe(false);
    expect(may(STANDING.manager, to.invite, { roles: ['member'] })).toBe(false);
  });
});

describe('a task', () => {
  it('is about who has it, their teams, its team and its project', () => {
    const task = { assigneeId: 'who', teamId: 'its', projectId: 'project' };
    expect(aboutTask(task, { teamIds: ['theirs'] })).toEqual({
      ...{ personId: 'who', teamIds: ['theirs'], teamId: 'its', projectId: 'project' },
    });
    expect(aboutTask({ ...task, assigneeId: null }, undefined)).toMatchObject({
      personId: null,
      teamIds: undefined,
    });
  });
});

describe('what is denied', () => {
  it('says of which argument', () => {
    expect(denied(STANDING.stranger, to.configure)).toEqual({
      reject: { code: 'not_allowed', message: 'not allowed' },
    });
    expect(denied(STANDING.stranger, to.giveRoles, {}, 'roles')).toEqual({
      reject: { code: 'not_allowed', message: 'not allowed', field: 'roles' },
    });
    expect(denied(STANDING.self, to.withdraw, IT)).toBeUndefined();
  });
});
