import { addDays, type CivilDay } from '../../../core/civilDay.ts';
import type { PersonLoadDetail } from '../../../core/loadReport.ts';

export type TaskFigure = PersonLoadDetail['tasks'][number];

export interface TaskGroup {
  /** Words: `load.dueThen` and so on. */
  name: 'overdueWork' | 'dueThen' | 'otherTimes';
  tasks: TaskFigure[];
}

const mostFirst = (a: TaskFigure, b: TaskFigure): number =>
  (b.remainingMinutes ?? 0) - (a.remainingMinutes ?? 0) || (a.title < b.title ? -1 : 1);

/**
 * Tasks as they bear on a period: overdue work has the first claim on it, then what is due in it, then what is due
 * later or at no time and shares its hours. What was due before the period is not part of it, unless it is overdue.
 */
export function tasksOfPeriod(detail: PersonLoadDetail, start: CivilDay, days: number): TaskGroup[] {
  const end = addDays(start, days - 1);
  const groups: Record<TaskGroup['name'], TaskFigure[]> = { overdueWork: [], dueThen: [], otherTimes: [] };
  for (const task of detail.tasks) {
    if (task.verdict === 'overdue') groups.overdueWork.push(task);
    else if (task.due !== null && start <= task.due && task.due <= end) groups.dueThen.push(task);
    else if (task.due === null || task.due > end) groups.otherTimes.push(task);
  }
  return (['dueThen', 'overdueWork', 'otherTimes'] as const)
    .map((name) => ({ name, tasks: groups[name].sort(mostFirst) }))
    .filter((group) => group.tasks.length > 0);
}
