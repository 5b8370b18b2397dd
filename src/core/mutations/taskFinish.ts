import * as z from 'zod/mini';
import { id } from '../fields.ts';
import { defineMutation, patch } from '../mutation.ts';
import { denied } from '../policy/may.ts';
import * as to from '../policy/rules.ts';
import { missing, reject } from '../rejection.ts';
import { reported } from '../reported.ts';
import { isFinished } from '../task.ts';
import { aboutTaskIn } from '../taskPlace.ts';

/** Done, or dropped because nobody needs it any more. */
export const taskFinish = defineMutation({
  name: 'task.finish',
  args: z.strictObject({ taskId: id, status: z.enum(['done', 'dropped']) }),
  plan: (rows, { taskId, status }, context) => {
    const task = rows.get('task', taskId);
    if (!task) return missing('task');
    const no = denied(context.actor, to.editTask, aboutTaskIn(rows, task));
    if (no) return no;
    // Two phones may both say done: the second one changes nothing and is no mistake.
    if (isFinished(task))
      return task.status === status
        ? { writes: [] }
        : reject('already_finished', `the task is ${task.status}`, { ids: [taskId] });
    const own = task.assigneeId === context.actor.personId;
    return {
      writes: [
        patch('task', taskId, { status, doneOn: context.day }),
        ...(own ? reported(rows, context, 'progress') : []),
      ],
    };
  },
});
