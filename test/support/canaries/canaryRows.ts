/**
 * One workspace in which every row of every kind exists, of several people, with a canary in each field that takes one.
 *
 * Deck: Lena leads Mia, Max and Rudi, who was removed. Engine: Lars leads Emil. Paul leads and allocates the project
 * `refit`, on which Mia and Emil have a task each, and no team. Carl is a manager, Ada an admin; both belong to no team.
 */
import { create, type Write } from '../../../src/core/mutation.ts';
import { ROW_TYPES, type RowType, type RowTypes } from '../../../src/core/rows.ts';
import { CANARY_FIELDS, type FieldCanary } from './canaryFields.ts';

/** Whose row a canary sits in: a person, or what it is about. */
export interface Canary {
  workspace: string;
  type: RowType | string;
  field: string;
  subject: string;
}

/** Makes canaries, and finds them again in whatever somebody received. */
export class Aviary {
  readonly #numbers = new Map<string, Canary>();
  readonly made: Canary[] = [];

  text(canary: Canary): string {
    this.made.push(canary);
    return `zq_${canary.workspace}_${canary.type}_${canary.field}_${canary.subject}`;
  }

  /** Found nowhere else; no sum of two of them is a third. */
  number(canary: Canary): number {
    this.made.push(canary);
    const number = 7_000_003 + this.made.length * 2_003;
    this.#numbers.set(String(number), canary);
    return number;
  }

  /** The names of all canaries in a text. */
  in(text: string): Set<string> {
    const found = new Set<string>();
    for (const [word] of text.matchAll(/zq_[a-z]+_[a-zA-Z]+_[a-zA-Z]+_[a-zA-Z]+/g)) found.add(word.slice(3));
    for (const [number] of text.matchAll(/\d{7,}/g)) {
      const canary = this.#numbers.get(number);
      if (canary) found.add(nameOf(canary));
    }
    return found;
  }
}

export const nameOf = ({ workspace, type, field, subject }: Canary): string =>
  [workspace, type, field, subject].join('_');

/** A row whose canaries are put in by `CANARY_FIELDS`; the rest is given. */
type Given<T extends RowType> = Partial<RowTypes[T]> & { id: string };

export function canaryRows(aviary: Aviary, workspace: string): Write[] {
  const id = (name: string): string => `${workspace}-${name}`;
  const row = <T extends RowType>(type: T, subject: string, given: Given<T>): Write => {
    const made: Record<string, unknown> = { ...given };
    for (const [field, kind] of Object.entries(CANARY_FIELDS[type]) as [string, FieldCanary][]) {
      if (kind === 'text') made[field] = aviary.text({ workspace, type, field, subject });
      else if (kind === 'number') made[field] = aviary.number({ workspace, type, field, subject });
      else if (!(field in given)) made[field] = null;
    }
    return create(type, made as unknown as RowTypes[T]);
  };
  const person = (name: string, more: Partial<RowTypes['person']> = {}): Write =>
    row('person', name, {
      id: id(name),
      roles: ['member'],
      teamIds: [],
      skillIds: [],
      zone: 'Europe/Berlin',
      active: true,
      ...more,
    });
  const deck = { teamIds: [id('deck')] };
  const engine = { teamIds: [id('engine')] };
  const task = (name: string, more: Partial<RowTypes['task']>): Write =>
    row('task', name, {
      id: id(name),
      status: 'open',
      priority: 3,
      due: '2026-03-06',
      skillIds: [id('welding')],
      afterIds: [],
      ...more,
    });
  const flag = (name: string, personId: string, heard: { teamIds: string[]; toIds: string[] }): Write =>
    row('flag', name, {
      id: id(`flag-${name}`),
      personId,
      severity: 'cannot',
      kind: 'week',
      from: '2026-03-02',
      to: '2026-03-06',
      taskIds: [],
      relief: [],
      ...heard,
    });
  const rows: Write[] = [
    row('workspace', 'all', {
      id: workspace,
      weekStart: 0,
      defaultWeek: [480, 480, 480, 480, 480, 0, 0],
      region: '',
      tightPercent: 80,
      farOverPercent: 20,
      reportDays: 7,
      minGroupSize: 5,
      retentionMonths: 12,
    }),
    row('team', 'all', { id: id('deck'), leadIds: [id('lena')], archived: false }),
    row('team', 'all', { id: id('engine'), leadIds: [id('lars')], archived: false }),
    row('skill', 'all', { id: id('welding') }),
    row('holiday', 'all', { id: id('holiday'), region: '', day: '2026-03-05', percent: 100 }),
    row('project', 'all', {
      id: id('refit'),
      leadId: id('paul'),
      allocatorId: id('paul'),
      priority: 2,
      archived: false,
    }),
    person('mia', deck),
    person('max', deck),
    person('lena', deck),
    person('rudi', deck),
    person('emil', engine),
    person('lars', engine),
    person('paul'),
    person('carl', { roles: ['member', 'manager'] }),
    person('ada', { roles: ['member', 'admin'] }),
    task('miaRefit', { assigneeId: id('mia'), projectId: id('refit') }),
    task('miaDeck', { assigneeId: id('mia'), teamId: id('deck') }),
    // Two, because a lead of a project is told the total of other work, and the total of one would be that one.
    task('miaDeckToo', { assigneeId: id('mia'), teamId: id('deck') }),
    task('emilRefit', { assigneeId: id('emil'), projectId: id('refit') }),
    task('emilEngine', { assigneeId: id('emil'), teamId: id('engine') }),
    task('looseDeck', { teamId: id('deck') }),
    task('looseEngine', { teamId: id('engine') }),
    task('doneDeck', {
      assigneeId: id('mia'),
      teamId: id('deck'),
      status: 'done',
      due: null,
      doneOn: '2026-02-27',
    }),
    flag('mia', id('mia'), { teamIds: [id('deck')], toIds: [] }),
    flag('emil', id('emil'), { teamIds: [id('engine')], toIds: [id('max')] }),
    flag('ada', id('ada'), { teamIds: ['_'], toIds: [] }),
  ];
  for (const [name, by, audience] of [
    ['mia', 'lena', { teamIds: [id('deck')], toIds: [] }],
    ['emil', 'lars', { teamIds: [id('engine')], toIds: [id('max')] }],
  ] as const)
    rows.push(
      row('answer', name, {
        id: id(`answer-${name}`),
        flagId: id(`flag-${name}`),
        personId: id(name),
        byId: id(by),
        kind: 'reply',
        teamIds: [...audience.teamIds],
        toIds: [...audience.toIds],
      }),
    );
  for (const name of ['mia', 'emil', 'max', 'rudi']) {
    const personId = id(name);
    rows.push(
      row('workingWeek', name, {
        id: `${personId}:2026-01-01`,
        personId,
        from: '2026-01-01',
        minutes: [420, 420, 420, 420, 420, 0, 0],
      }),
      row('availability', name, {
        id: `${personId}-leave`,
        personId,
        kind: 'away',
        from: '2026-03-04',
        to: '2026-03-04',
      }),
      row('reason', name, { id: `${personId}-leave`, personId }),
      row('presence', name, { id: personId, personId, state: 'busy' }),
      row('report', name, { id: personId, personId, kind: 'progress' }),
      row('checkin', name, { id: `${personId}:2026-03-02`, personId, day: '2026-03-02' }),
      row('allocation', name, {
        id: id(`allocation-${name}`),
        personId,
        projectId: id('refit'),
        from: '2026-01-01',
        to: '2026-12-31',
        mode: 'fixed',
        tentative: false,
      }),
      row('timeEntry', name, {
        id: id(`time-${name}`),
        personId,
        taskId: id('miaDeck'),
        day: '2026-03-02',
      }),
      row('flagUp', name, { id: personId, personId, until: '2026-03-06' }),
    );
  }
  return rows;
}

/** Types of which no row was made: the search would pass over them. */
export function missingTypes(writes: readonly Write[]): RowType[] {
  const made = new Set(writes.map(({ type }) => type));
  return ROW_TYPES.filter((type) => !made.has(type));
}
