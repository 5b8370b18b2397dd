import { type CivilDay, dayNumber, isoDay, startOfWeek } from '../../../core/civilDay.ts';
import { remainingOf } from '../../../core/load/remaining.ts';
import type { Task } from '../../../core/task.ts';

export const GROUPS = ['overdue', 'today', 'week', 'later', 'undated'] as const;
export type GroupName = (typeof GROUPS)[number];

export interface TaskGroup {
  name: GroupName;
  tasks: Task[];
  /** Of known effort. */
  minutes: number;
  unknown: number;
}

/** Open tasks by when they are due; `week` ends where the workspace's week does. Groups without tasks are left out. */
export function taskGroups(tasks: readonly Task[], today: CivilDay, weekStart: number): TaskGroup[] {
  const nextWeek = isoDay(startOfWeek(dayNumber(today), weekStart) + 7);
  const groupOf = ({ due }: Task): GroupName => {
    if (due === null) return 'undated';
    if (due < today) return 'overdue';
    if (due === today) return 'today';
    return due < nextWeek ? 'week' : 'later';
  };
  return GROUPS.map((name) => {
    const group = tasks.filter((task) => groupOf(task) === name);
    return { name, tasks: group, ...effortOf(group) };
  }).filter((group) => group.tasks.length > 0);
}

/** Known minutes, and how many tasks are of unknown effort: shown beside the sum, never counted as nothing. */
export function effortOf(tasks: readonly Task[]): { minutes: number; unknown: number } {
  let minutes = 0;
  let unknown = 0;
  for (const task of tasks) {
    const left = remainingOf(task);
    if (left === 'unknown') unknown++;
    else minutes += left;
  }
  return { minutes, unknown };
}
