import * as z from 'zod/mini';
import { id } from '../fields.ts';
import { defineMutation, patch } from '../mutation.ts';
import { denied, may } from '../policy/may.ts';
import * as to from '../policy/rules.ts';
import { missing, reject } from '../rejection.ts';
import { isFinished } from '../task.ts';
import { aboutTaskIn } from '../taskPlace.ts';

/**
 * A task goes from one person to another, from nobody to someone, or back to nobody. Inside a lead's own teams and projects it takes
 * effect at once; beyond them the receiver has to agree, which is `needs_proposal`.
 */
export const taskMove = defineMutation({
  name: 'task.move',
  args: z.strictObject({
    taskId: id,
    /** Null: nobody has it any more, and its project or team sees it waiting. */
    toId: z.nullable(id),
    /** Who had it when the author decided: a task that has moved on since is not snatched from a third person. */
    fromId: z.nullable(id),
  }),
  plan: (rows, { taskId, toId, fromId }, context) => {
    const { actor } = context;
    const task = rows.get('task', taskId);
    if (!task) return missing('task');
    const about = aboutTaskIn(rows, task);
    const no = denied(actor, to.distribute, about);
    const taking = toId === actor.personId && (task.assigneeId === toId || may(actor, to.take, about));
    // Before anything else: whoever may not move it does not learn who has it now, nor what became of it.
    if (no && !taking) return no;
    if (isFinished(task)) return reject('already_finished', `the task is ${task.status}`, { ids: [taskId] });
    if (task.assigneeId === toId) return { writes: [] };
    if (task.assigneeId !== fromId) return reject('superseded', 'someone moved it since', { ids: [taskId] });
    if (toId === null) {
      if (task.projectId === null && task.teamId === null)
        return reject('no_scope', 'nobody would see it', { field: 'toId' });
      return { writes: [patch('task', taskId, { assigneeId: null })] };
    }
    const receiver = rows.get('person', toId);
    if (!receiver && context.authority) return missing('person', 'toId');
    if (receiver && !receiver.active)
      return reject('inactive', 'the person has left', { field: 'toId', ids: [toId] });

    if (!taking) {
      const { projectId } = task;
      const worksOnIt = (): boolean =>
        [...rows.list('allocation', 'personId', toId), ...rows.list('task', 'assigneeId', toId)].some(
          (work) => work.projectId === projectId,
        );
      const receiving = { personId: toId, teamIds: receiver?.teamIds };
      const atOnce =
        may(actor, to.giveTo, receiving) ||
        (may(actor, to.giveTo, { ...receiving, projectId }) && worksOnIt());
      if (receiver && !atOnce)
        return reject('needs_proposal', 'not in the author’s teams or projects', {
          field: 'toId',
          ids: [toId],
        });
    }
    return { writes: [patch('task', taskId, { assigneeId: toId })] };
  },
});
