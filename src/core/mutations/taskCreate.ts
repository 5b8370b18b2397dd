import * as z from 'zod/mini';
import { id } from '../fields.ts';
import { create, defineMutation, newId } from '../mutation.ts';
import { aboutTask } from '../policy/about.ts';
import { denied, may } from '../policy/may.ts';
import * as to from '../policy/rules.ts';
import { missing, reject } from '../rejection.ts';
import { TASK_FIELDS } from '../taskFields.ts';
import { cycleThrough, misplaced } from '../taskPlace.ts';

/** A new task: for oneself, or by whoever may distribute work in its project or team. */
export const taskCreate = defineMutation({
  name: 'task.create',
  args: z.strictObject({ ...TASK_FIELDS, assigneeId: z.nullable(id) }),
  plan: (rows, args, context) => {
    const { actor } = context;
    const wrong = misplaced(rows, args, context);
    if (wrong) return wrong;
    const assignee = args.assigneeId === null ? undefined : rows.get('person', args.assigneeId);
    if (args.assigneeId !== null && !assignee && context.authority) return missing('person', 'assigneeId');
    if (assignee && !assignee.active)
      return reject('inactive', 'the person has left', { field: 'assigneeId', ids: [assignee.id] });

    const no = denied(actor, to.addTask, aboutTask(args, assignee));
    if (no) return no;
    const { assigneeId: personId, projectId } = args;
    if (assignee && !may(actor, to.giveTo, { personId, teamIds: assignee.teamIds, projectId }))
      return reject('needs_proposal', 'not in the author’s teams or projects', { field: 'assigneeId' });
    const taskId = newId(context);
    const circle = cycleThrough(rows, taskId, args.afterIds);
    if (circle) return reject('cycle', 'tasks would wait for each other', { field: 'afterIds', ids: circle });
    return {
      writes: [
        create('task', {
          ...args,
          id: taskId,
          status: 'open',
          loggedMinutes: 0,
          doneOn: null,
          sourceKey: null,
        }),
      ],
    };
  },
});
