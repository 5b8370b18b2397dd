/** A small workspace in which there is something of every kind, with the canary in whatever text no rule reads. */
import { create, type Write } from '../../../src/core/mutation.ts';
import { COLUMNS, type ColumnKind, ROW_TYPES, type RowType, type RowTypes } from '../../../src/core/rows.ts';
import { WORKSPACE_DEFAULTS } from '../../../src/core/workspace.ts';
import { canaryOf } from './hostileActors.ts';

/** What a column holds that nothing is said about, so that one that is new holds the canary from its first day. */
const UNSAID: Readonly<Record<ColumnKind, unknown>> = { text: '', integer: 0, boolean: false, json: [] };

/** The lead leads the team of the member and the mate, and the project; the stranger is in a team of their own. */
export function hostileRows(ws: string, today: string, at: number): Write[] {
  const id = (name: string): string => `${ws}-${name}`;
  const row = <T extends RowType>(type: T, name: string, more: Partial<RowTypes[T]> = {}): Write => {
    const columns = Object.entries(COLUMNS[type] as Record<string, ColumnKind>);
    const unsaid = columns.map(([column, kind]) => [
      column,
      kind === 'text' ? `${canaryOf(ws)} ${name}` : UNSAID[kind],
    ]);
    return create(type, { id: id(name), ...Object.fromEntries(unsaid), ...more } as unknown as RowTypes[T]);
  };
  const days = { from: today, to: today };
  const work: Partial<RowTypes['task']> = {
    projectId: null,
    teamId: null,
    assigneeId: null,
    status: 'open',
    priority: 3,
    estimateMinutes: 240,
    remainingMinutes: null,
    start: null,
    due: null,
    doneOn: null,
  };
  const person = (name: string, more: Partial<RowTypes['person']> = {}): Write =>
    row('person', name, {
      roles: ['member'],
      zone: 'Europe/Berlin',
      region: null,
      active: true,
      employedFrom: null,
      employedTo: null,
      ...more,
    });
  const about = (name: string): Write[] => {
    const whose = { personId: id(name) };
    const once = { everyWeeks: null, weekdays: null, anchor: null };
    const all = { parts: null, minutes: null, percent: null };
    const teamIds = [id(name === 'stranger' ? 'farTeam' : 'team')];
    return [
      row('availability', `away-${name}`, { ...whose, ...days, ...once, ...all, kind: 'away', saidAt: at }),
      row('reason', `away-${name}`, whose),
      row('report', name, { ...whose, kind: 'availability', at }),
      row('checkin', `${name}:${today}`, { ...whose, day: today, score: 3 }),
      row('presence', name, { ...whose, state: 'busy', until: null, saidAt: at }),
      row('workingWeek', `${name}:${today}`, {
        ...whose,
        from: today,
        minutes: [300, 300, 300, 300, 300, 0, 0],
      }),
      row('flag', `flag-${name}`, {
        ...whose,
        ...days,
        severity: 'cannot',
        kind: 'week',
        relief: ['move'],
        raisedAt: at,
        withdrawnAt: null,
        teamIds,
      }),
      row('flagUp', name, { ...whose, until: today }),
    ];
  };
  const rows = [
    row('workspace', '', { id: ws, ...WORKSPACE_DEFAULTS }),
    row('skill', 'skill'),
    row('team', 'team', { leadIds: [id('lead')] }),
    row('team', 'farTeam'),
    row('project', 'project', {
      start: null,
      end: null,
      leadId: id('lead'),
      allocatorId: id('manager'),
      priority: 3,
    }),
    row('holiday', 'holiday', { region: 'DE', day: today, percent: 100 }),
    person('member', { teamIds: [id('team')] }),
    person('mate', { teamIds: [id('team')] }),
    person('stranger', { teamIds: [id('farTeam')] }),
    person('lead', { teamIds: [id('team')] }),
    person('manager', { roles: ['member', 'manager'] }),
    person('admin', { roles: ['member', 'admin'] }),
    person('removed', { teamIds: [id('team')], active: false }),
    ...['member', 'mate', 'stranger'].flatMap(about),
    row('allocation', 'allocation', {
      ...days,
      personId: id('member'),
      projectId: id('project'),
      minutesPerDay: 60,
      percent: null,
      mode: 'fixed',
    }),
    row('task', 'ownTask', { ...work, assigneeId: id('member'), teamId: id('team') }),
    row('task', 'mateTask', { ...work, assigneeId: id('mate'), projectId: id('project') }),
    row('task', 'freeTask', { ...work, teamId: id('team') }),
    row('task', 'farTask', { ...work, assigneeId: id('stranger'), teamId: id('farTeam') }),
    row('timeEntry', 'entry', { personId: id('member'), taskId: id('ownTask'), day: today, minutes: 30 }),
    row('answer', 'answer', {
      flagId: id('flag-member'),
      personId: id('member'),
      byId: id('lead'),
      kind: 'reply',
      at,
      teamIds: [id('team')],
    }),
  ];
  const made = new Set(rows.map(({ type }) => type));
  // Kinds that are younger than this list belong to the member, as far as they belong to anyone.
  const others = ROW_TYPES.filter((type) => !made.has(type));
  return [...rows, ...others.map((type) => row(type, type, { personId: id('member') } as never))];
}

/** What a request may name, here and in the other workspace. */
export const NAMED = [
  ...['member', 'mate', 'stranger', 'lead', 'manager', 'admin', 'removed', 'team', 'farTeam', 'project'],
  ...['skill', 'allocation', 'ownTask', 'mateTask', 'freeTask', 'farTask', 'entry', 'answer', 'holiday'],
  ...['flag-member', 'flag-stranger', 'away-member', 'away-mate'],
] as const;
