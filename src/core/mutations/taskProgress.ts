import * as z from 'zod/mini';
import { dayMinutes, effortMinutes, id } from '../fields.ts';
import { create, defineMutation, newId, patch } from '../mutation.ts';
import { denied } from '../policy/may.ts';
import * as to from '../policy/rules.ts';
import { missing, reject } from '../rejection.ts';
import { reported } from '../reported.ts';
import type { Task } from '../task.ts';
import { isFinished } from '../task.ts';
import { aboutTaskIn } from '../taskPlace.ts';

/**
 * How far a task has come: minutes spent since the last word, what is left, and where it stands.
 * Minutes spent add up, so two phones that each report an hour make two.
 */
export const taskProgress = defineMutation({
  name: 'task.progress',
  args: z.strictObject({
    taskId: id,
    spentMinutes: dayMinutes,
    /** What is left; null leaves it to estimate − logged, undefined leaves it as it is. */
    remainingMinutes: z.optional(z.nullable(effortMinutes)),
    status: z.optional(z.enum(['open', 'doing', 'blocked'])),
  }),
  plan: (rows, { taskId, spentMinutes, remainingMinutes, status }, context) => {
    const { actor, day } = context;
    const task = rows.get('task', taskId);
    if (!task) return missing('task');
    const no = denied(actor, to.editTask, aboutTaskIn(rows, task));
    if (no) return no;
    if (isFinished(task)) return reject('already_finished', `the task is ${task.status}`, { ids: [taskId] });
    const fields: Partial<Omit<Task, 'id'>> = {};
    if (spentMinutes > 0) fields.loggedMinutes = task.loggedMinutes + spentMinutes;
    if (remainingMinutes !== undefined) fields.remainingMinutes = remainingMinutes;
    // Work done makes what was left less, unless they say what is left now.
    else if (spentMinutes > 0 && task.remainingMinutes !== null)
      fields.remainingMinutes = Math.max(0, task.remainingMinutes - spentMinutes);
    if (status) fields.status = status;
    else if (task.status === 'open' && spentMinutes > 0) fields.status = 'doing';
    const own = task.assigneeId === actor.personId;
    const entry =
      spentMinutes > 0
        ? [
            create('timeEntry', {
              id: newId(context),
              personId: actor.personId,
              taskId,
              day,
              minutes: spentMinutes,
            }),
          ]
        : [];
    return {
      writes: [patch('task', taskId, fields), ...entry, ...(own ? reported(rows, context, 'progress') : [])],
    };
  },
});
