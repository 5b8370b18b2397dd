import * as z from 'zod/mini';
import { id } from '../fields.ts';
import { defineMutation, patch } from '../mutation.ts';
import { mayDistribute, mayEditTask } from '../policy.ts';
import { reject } from '../rejection.ts';
import { TASK_FIELDS } from '../taskFields.ts';
import { cycleThrough, misplaced } from '../taskPlace.ts';

/** Changes the named fields of a task. Where it belongs is its lead's to say; the rest also its assignee's. */
export const taskEdit = defineMutation({
  name: 'task.edit',
  args: z.strictObject({ taskId: id, fields: z.partial(z.strictObject(TASK_FIELDS)) }),
  plan: (rows, { taskId, fields }, context) => {
    const task = rows.get('task', taskId);
    if (!task) return reject('not_found', 'no such task', { field: 'taskId' });
    const assignee = task.assigneeId === null ? undefined : rows.get('person', task.assigneeId);
    if (!mayEditTask(context.actor, task, assignee))
      return reject('not_allowed', 'only its assignee or a lead');
    const there = {
      assigneeId: task.assigneeId,
      projectId: fields.projectId === undefined ? task.projectId : fields.projectId,
      teamId: fields.teamId === undefined ? task.teamId : fields.teamId,
    };
    if (there.projectId !== task.projectId || there.teamId !== task.teamId) {
      const own = task.assigneeId === context.actor.personId && task.projectId === null;
      if (!own && !mayDistribute(context.actor, task, assignee))
        return reject('not_allowed', 'only its lead says where it belongs', { field: 'projectId' });
      const wrong = misplaced(rows, there, context);
      if (wrong) return wrong;
    }
    const circle = fields.afterIds && cycleThrough(rows, taskId, fields.afterIds);
    if (circle)
      return reject('cycle', 'tasks would wait for each other', { field: 'fields.afterIds', ids: circle });
    return { writes: [patch('task', taskId, fields)] };
  },
});
