import * as z from 'zod/mini';
import { id } from '../fields.ts';
import { defineMutation, patch } from '../mutation.ts';
import { denied } from '../policy/may.ts';
import * as to from '../policy/rules.ts';
import { missing } from '../rejection.ts';
import { isFinished } from '../task.ts';
import { aboutTaskIn } from '../taskPlace.ts';

/** Undo of *Done*: the task is worked on again, with what was logged kept. */
export const taskReopen = defineMutation({
  name: 'task.reopen',
  args: z.strictObject({ taskId: id }),
  plan: (rows, { taskId }, context) => {
    const task = rows.get('task', taskId);
    if (!task) return missing('task');
    const no = denied(context.actor, to.editTask, aboutTaskIn(rows, task));
    if (no) return no;
    if (!isFinished(task)) return { writes: [] };
    return {
      writes: [patch('task', taskId, { status: task.loggedMinutes > 0 ? 'doing' : 'open', doneOn: null })],
    };
  },
});
