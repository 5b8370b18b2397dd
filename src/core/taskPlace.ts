import type { MutationContext, Rows } from './mutation.ts';
import { type About, aboutTask } from './policy/about.ts';
import { missing, type Rejection, reject } from './rejection.ts';
import type { Task } from './task.ts';

/**
 * What is wrong with where a task would lie, or null. A task that nobody has, in no project and no team, would be seen by
 * no one; a project or team that is gone or archived takes no new tasks. Only the server can know what does not exist.
 */
export function misplaced(
  rows: Rows,
  task: Pick<Task, 'assigneeId' | 'projectId' | 'teamId'>,
  context: MutationContext,
): { reject: Rejection } | null {
  if (task.projectId === null && task.teamId === null)
    return reject('no_scope', 'a task has a project or a team', { field: 'teamId' });
  for (const type of ['project', 'team'] as const) {
    const id = type === 'project' ? task.projectId : task.teamId;
    if (id === null) continue;
    const row = rows.get(type, id);
    if (!row && context.authority) return missing(type);
    if (row?.archived)
      return reject('archived', `the ${type} is archived`, { field: `${type}Id`, ids: [id] });
  }
  return null;
}

/** A task, for the policy. */
export function aboutTaskIn(rows: Rows, task: Task): About {
  return aboutTask(task, task.assigneeId === null ? undefined : rows.get('person', task.assigneeId));
}

/** The circle of tasks that waiting for `afterIds` would close, or null. Starts and ends with `taskId`. */
export function cycleThrough(rows: Rows, taskId: string, afterIds: readonly string[]): string[] | null {
  const seen = new Set<string>();
  const walk = (id: string, path: string[]): string[] | null => {
    if (id === taskId) return [taskId, ...path, taskId];
    if (seen.has(id)) return null;
    seen.add(id);
    for (const next of rows.get('task', id)?.afterIds ?? []) {
      const circle = walk(next, [...path, id]);
      if (circle) return circle;
    }
    return null;
  };
  for (const id of afterIds) {
    const circle = walk(id, []);
    if (circle) return circle;
  }
  return null;
}
