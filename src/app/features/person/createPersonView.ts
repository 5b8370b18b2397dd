import { type Accessor, createMemo } from 'solid-js';
import type { PersonLoadDetail } from '../../../core/loadReport.ts';
import type { Person } from '../../../core/person.ts';
import { may } from '../../../core/policy/may.ts';
import * as to from '../../../core/policy/rules.ts';
import { useMe } from '../../me/MeProvider.tsx';
import { useNow } from '../../me/now.ts';
import { createPersonDetail } from '../../queries/createPersonDetail.ts';
import { createRows } from '../../replica/createRows.ts';
import { localDetail, type PersonRows } from './localDetail.ts';

export interface PersonView {
  detail: Accessor<PersonLoadDetail | undefined>;
  /** Their row, where this device holds it. */
  person: Accessor<Person | undefined>;
  rows: Accessor<PersonRows | undefined>;
  /** Computed here, now; else it is the server's last word. */
  live: Accessor<boolean>;
  failed: Accessor<boolean>;
}

/**
 * Everything about one person. Their leads hold all their rows, so the figures are computed here; for others the
 * server's word counts, and what this device holds is the last resort without signal.
 */
export function createPersonView(personId: () => string): PersonView {
  const me = useMe();
  const now = useNow();
  const [people, weeks, entries, holidays, tasks, times] = [
    createRows('person'),
    createRows('workingWeek'),
    createRows('availability'),
    createRows('holiday'),
    createRows('task'),
    createRows('timeEntry'),
  ];
  const [checkins, flags, answers, presences, reports, projects] = [
    createRows('checkin'),
    createRows('flag'),
    createRows('answer'),
    createRows('presence'),
    createRows('report'),
    createRows('project'),
  ];
  const asked = createPersonDetail(personId);

  const person = createMemo(() => people().find((row) => row.id === personId()));
  const rows = createMemo((): PersonRows | undefined => {
    const row = person();
    if (!row) return undefined;
    const theirs = (each: { personId: string }): boolean => each.personId === row.id;
    return {
      person: row,
      workspace: me.workspace(),
      weeks: weeks().filter(theirs),
      entries: entries().filter(theirs),
      holidays: holidays(),
      tasks: tasks().filter((task) => task.assigneeId === row.id),
      times: times().filter(theirs),
      checkins: checkins().filter(theirs),
      flags: flags().filter(theirs),
      answers: answers().filter(theirs),
      presence: presences().find(theirs),
      report: reports().find(theirs),
    };
  });
  const holdsAll = () => {
    const row = person();
    return row !== undefined && may(me.actor(), to.carryWork, { personId: row.id, teamIds: row.teamIds });
  };
  const local = createMemo(() => {
    const held = rows();
    if (!held || (!holdsAll() && asked.data() !== undefined)) return undefined;
    // A manager's phone without signal: rows that were leased are better than nothing.
    if (!holdsAll() && asked.error() === null) return undefined;
    return localDetail(held, now(), 0, (id) => projects().find((project) => project.id === id)?.name ?? '');
  });
  return {
    detail: () => local() ?? asked.data(),
    person,
    rows,
    live: () => local() !== undefined,
    failed: () => asked.error() !== null,
  };
}
