import { describe, expect, it } from 'vitest';
import { loadScopes } from '../../../src/app/features/load/loadScopes.ts';
import { localDetail, type PersonRows } from '../../../src/app/features/person/localDetail.ts';
import { firstSteps } from '../../../src/app/features/setup/firstSteps.ts';
import type { ListedPerson } from '../../../src/app/features/setup/peopleList.ts';
import type { Actor } from '../../../src/core/actor.ts';
import type { Flag } from '../../../src/core/flag.ts';
import type { Role } from '../../../src/core/person.ts';
import { WORKSPACE_DEFAULTS } from '../../../src/core/workspace.ts';
import { task } from '../core/memoryRows.ts';

/** Monday 30 November 2026, noon in Berlin. */
const NOW = Date.UTC(2026, 10, 30, 11);

const rows = (more: Partial<PersonRows> = {}): PersonRows => ({
  person: {
    id: 'amira',
    name: 'Amira',
    roles: ['member'],
    teamIds: ['north'],
    skillIds: [],
    zone: 'Europe/Berlin',
    region: null,
    employedFrom: null,
    employedTo: null,
    sourceKey: null,
    active: true,
  },
  workspace: { ...WORKSPACE_DEFAULTS, id: 'w', name: 'W' },
  weeks: [{ id: 'x', personId: 'amira', from: '2026-01-01', minutes: [360, 360, 360, 360, 360, 0, 0] }],
  entries: [],
  holidays: [],
  tasks: [],
  times: [],
  checkins: [],
  flags: [],
  answers: [],
  presence: undefined,
  report: undefined,
  ...more,
});

const detail = (more: Partial<PersonRows> = {}) => localDetail(rows(more), NOW, 0, () => 'Wing');

const flag = (id: string, raisedAt: number): Flag => ({
  id,
  personId: 'amira',
  severity: 'tight',
  kind: 'week',
  from: '2026-11-30',
  to: '2026-12-04',
  taskIds: [],
  relief: [],
  note: '',
  teamIds: ['north'],
  toIds: [],
  raisedAt,
  withdrawnAt: null,
});

describe('a person as their lead’s phone computes them', () => {
  it('shows two weeks from their own today, and a whole first week', () => {
    const { days, person } = detail();
    expect(days[0]?.day).toBe('2026-11-30');
    expect(days).toHaveLength(14);
    expect(person.weeks[0]).toMatchObject({ start: '2026-11-30', capacityMinutes: 1800 });
  });

  it('finds what cannot be done, and says of each task whether it fits', () => {
    const tasks = [
      task('survey', {
        assigneeId: 'amira',
        due: '2026-12-01',
        estimateMinutes: 900,
        remainingMinutes: null,
      }),
      task('done', { assigneeId: 'amira', status: 'done' }),
    ];
    const { person, tasks: shown } = detail({ tasks });
    expect(person).toMatchObject({ overloadMinutes: 180, firstOverloadDate: '2026-12-01', openTasks: 1 });
    expect(shown).toMatchObject([{ id: 'survey', verdict: 'late', lateMinutes: 180, projectName: 'Wing' }]);
  });

  it('stands by a flag that nobody answered before an older one that somebody did', () => {
    const answered = {
      id: 'x',
      flagId: 'old',
      personId: 'amira',
      byId: 'dana',
      kind: 'acknowledge' as const,
      text: '',
      at: 2,
      teamIds: [],
      toIds: [],
    };
    const { person } = detail({ flags: [flag('old', 1), flag('new', 5)], answers: [answered] });
    expect(person.flag).toMatchObject({ id: 'new', state: 'open' });
  });

  it('lets yesterday’s check-in stand until today’s, and not longer', () => {
    const said = (day: string, score: number) => ({ id: day, personId: 'amira', day, score });
    expect(detail({ checkins: [said('2026-11-29', 4)] }).person.felt).toBe(4);
    expect(detail({ checkins: [said('2026-11-29', 4), said('2026-11-30', 2)] }).person.felt).toBe(2);
    expect(detail({ checkins: [said('2026-11-28', 4)] }).person.felt).toBeNull();
  });

  it('calls a week without a word not reported', () => {
    const at = (days: number) => ({
      id: 'amira',
      personId: 'amira',
      kind: 'progress' as const,
      at: NOW - days * 86_400_000,
    });
    expect(detail().person.reported).toBe(false);
    expect(detail({ report: at(6) }).person.reported).toBe(true);
    expect(detail({ report: at(8) }).person.reported).toBe(false);
  });

  it('forgets a quick state that has ended', () => {
    const presence = {
      id: 'amira',
      personId: 'amira',
      state: 'away' as const,
      until: NOW - 1,
      saidAt: NOW - 2,
    };
    expect(detail({ presence }).person.presence).toBeNull();
    expect(detail({ presence: { ...presence, until: null } }).person.presence?.state).toBe('away');
  });
});

describe('whose load there is to look at', () => {
  const actor = (ledTeamIds: string[], ledProjectIds: string[] = [], roles: Role[] = ['member']): Actor => ({
    personId: 'p',
    roles: new Set(roles),
    teamIds: [],
    ledTeamIds,
    ledProjectIds,
    allocatedProjectIds: [],
  });
  const teams = ['b', 'a'].map((id) => ({ id, name: id, leadIds: [], sourceKey: null, archived: false }));

  it('is everyone and each team for a manager', () => {
    expect(loadScopes(actor([], [], ['manager']), teams).map((scope) => scope.team)).toEqual([
      null,
      'a',
      'b',
    ]);
  });

  it('is one team, and nothing to choose, for whoever leads one team alone', () => {
    expect(loadScopes(actor(['a']), teams)).toMatchObject([{ kind: 'team', name: 'a' }]);
  });

  it('is all of their own first for whoever leads more', () => {
    expect(loadScopes(actor(['a'], ['x']), teams).map((scope) => scope.kind)).toEqual(['mine', 'team']);
  });
});

describe('first steps', () => {
  const self: ListedPerson = {
    id: 'me',
    name: 'Me',
    roles: [],
    teamIds: [],
    active: true,
    joined: true,
    invitedUntil: null,
  };
  const mia: ListedPerson = { ...self, id: 'mia', name: 'Mia', joined: false };
  const state = {
    workspaceName: 'My workspace',
    mayName: true,
    teams: 0,
    people: [self],
    self: 'me',
    work: 0,
  };
  const next = (more: Partial<typeof state>) => firstSteps({ ...state, ...more }).find((step) => !step.done);

  it('lead from a name to a team to people to an invitation to work', () => {
    expect(next({})?.name).toBe('stepName');
    const named = { workspaceName: 'Harbour' };
    expect(next(named)?.name).toBe('stepTeam');
    expect(next({ ...named, teams: 1 })?.name).toBe('stepPeople');
    expect(next({ ...named, teams: 1, people: [self, mia] })).toMatchObject({ href: '/setup/invite/mia' });
    const invited = { ...mia, invitedUntil: 1 };
    expect(next({ ...named, teams: 1, people: [self, invited] })?.name).toBe('stepWork');
    expect(next({ ...named, teams: 1, people: [self, invited], work: 1 })).toBeUndefined();
  });

  it('do not ask a manager for what only an admin may do', () => {
    expect(firstSteps({ ...state, mayName: false }).some((step) => step.name === 'stepName')).toBe(false);
  });
});
