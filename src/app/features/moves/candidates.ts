import type { Actor } from '../../../core/actor.ts';
import type { Allocation } from '../../../core/allocation.ts';
import { addDays, type CivilDay } from '../../../core/civilDay.ts';
import type { Directory } from '../../../core/directory.ts';
import type { PersonLoadView } from '../../../core/loadReport.ts';
import type { Person } from '../../../core/person.ts';
import { may } from '../../../core/policy/may.ts';
import * as to from '../../../core/policy/rules.ts';
import type { Task } from '../../../core/task.ts';
import { fillBeforeAfter, roomUntil } from '../../load/room.ts';

export interface Candidate {
  id: string;
  name: string;
  /** Free minutes until the task is due; null where no figures are known. */
  room: number | null;
  fill: { before: number; after: number } | null;
  view: PersonLoadView | undefined;
  /** Ids of the task's skills that they are not known to have; empty where their skills are not known. */
  lacks: string[];
  /** Beyond the mover's own teams and projects: they have to agree first. */
  needsConsent: boolean;
}

export interface Known {
  people: readonly Person[];
  report: readonly PersonLoadView[];
  directory: Directory['people'];
  allocations: readonly Allocation[];
  tasks: readonly Task[];
  today: CivilDay;
}

/**
 * Everyone who could have a task, whom it can be given to at once first, then by room. People without figures follow
 * those with: nothing is known against them, and nothing for them.
 */
export function candidatesFor(task: Task, minutes: number, actor: Actor, known: Known): Candidate[] {
  const until = task.due !== null && task.due >= known.today ? task.due : addDays(known.today, 7);
  const rows = new Map(known.people.map((person) => [person.id, person]));
  const views = new Map(known.report.map((view) => [view.id, view]));
  const names = new Map<string, { name: string; teamIds: string[] }>();
  for (const person of known.directory) if (person.active) names.set(person.id, person);
  for (const view of known.report) names.set(view.id, view);
  for (const person of known.people)
    if (person.active) names.set(person.id, person);
    else names.delete(person.id);
  if (task.assigneeId !== null) names.delete(task.assigneeId);

  const onProject = workersOf(task, known);
  return [...names]
    .map(([id, { name, teamIds }]): Candidate => {
      const view = views.get(id);
      const row = rows.get(id);
      return {
        id,
        name,
        view,
        room: view ? roomUntil(view, until) : null,
        fill: view ? fillBeforeAfter(view, until, minutes) : null,
        lacks: row ? task.skillIds.filter((skill) => !row.skillIds.includes(skill)) : [],
        needsConsent: !may(actor, to.giveTo, {
          personId: id,
          teamIds,
          projectId: onProject.has(id) ? task.projectId : null,
        }),
      };
    })
    .sort(
      (a, b) =>
        Number(a.needsConsent) - Number(b.needsConsent) ||
        (b.room ?? -1) - (a.room ?? -1) ||
        a.name.localeCompare(b.name),
    );
}

/** Who works on the task's project already. */
function workersOf(task: Task, known: Known): Set<string> {
  const { projectId } = task;
  if (projectId === null) return new Set();
  const allocated = known.allocations.filter((row) => row.projectId === projectId).map((row) => row.personId);
  const working = known.tasks.flatMap((row) =>
    row.projectId === projectId && row.assigneeId !== null ? [row.assigneeId] : [],
  );
  return new Set([...allocated, ...working]);
}
