import * as z from 'zod/mini';
import { id } from '../fields.ts';
import { defineMutation, patch } from '../mutation.ts';
import { denied } from '../policy/may.ts';
import * as to from '../policy/rules.ts';
import { missing, reject } from '../rejection.ts';
import { reported } from '../reported.ts';
import { isFinished } from '../task.ts';

/** Its assignee gives a task back: to the project, or to their team where it has none. */
export const taskHandBack = defineMutation({
  name: 'task.handBack',
  args: z.strictObject({ taskId: id }),
  plan: (rows, { taskId }, context) => {
    const { actor } = context;
    const task = rows.get('task', taskId);
    if (!task) return missing('task');
    const no = denied(actor, to.handBack, { personId: task.assigneeId });
    if (no) return no;
    if (isFinished(task)) return reject('already_finished', `the task is ${task.status}`, { ids: [taskId] });
    // Their own team takes it where it has none, so that a lead sees what nobody has.
    const teamId = task.teamId ?? actor.teamIds[0] ?? null;
    if (teamId === null && task.projectId === null)
      return reject('no_scope', 'there is no team to hand it back to', { ids: [taskId] });
    return {
      writes: [patch('task', taskId, { assigneeId: null, teamId }), ...reported(rows, context, 'progress')],
    };
  },
});
