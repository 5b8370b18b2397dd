import * as z from 'zod/mini';
import { id } from '../fields.ts';
import { defineMutation, patch } from '../mutation.ts';
import { denied } from '../policy/may.ts';
import * as to from '../policy/rules.ts';
import { missing, reject } from '../rejection.ts';
import { TASK_FIELDS } from '../taskFields.ts';
import { aboutTaskIn, cycleThrough, misplaced } from '../taskPlace.ts';

/** Changes the named fields of a task. Where it belongs is its lead's to say; the rest also its assignee's. */
export const taskEdit = defineMutation({
  name: 'task.edit',
  args: z.strictObject({ taskId: id, fields: z.partial(z.strictObject(TASK_FIELDS)) }),
  plan: (rows, { taskId, fields }, context) => {
    const task = rows.get('task', taskId);
    if (!task) return missing('task');
    const about = aboutTaskIn(rows, task);
    const no = denied(context.actor, to.editTask, about);
    if (no) return no;
    const there = {
      assigneeId: task.assigneeId,
      projectId: fields.projectId === undefined ? task.projectId : fields.projectId,
      teamId: fields.teamId === undefined ? task.teamId : fields.teamId,
    };
    if (there.projectId !== task.projectId || there.teamId !== task.teamId) {
      const wrong =
        denied(context.actor, to.placeTask, about, 'projectId') ?? misplaced(rows, there, context);
      if (wrong) return wrong;
    }
    const circle = fields.afterIds && cycleThrough(rows, taskId, fields.afterIds);
    if (circle)
      return reject('cycle', 'tasks would wait for each other', { field: 'fields.afterIds', ids: circle });
    return { writes: [patch('task', taskId, fields)] };
  },
});
