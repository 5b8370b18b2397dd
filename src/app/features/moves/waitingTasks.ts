import type { Actor } from '../../../core/actor.ts';
import { aboutTask } from '../../../core/policy/about.ts';
import { may } from '../../../core/policy/may.ts';
import * as to from '../../../core/policy/rules.ts';
import { isFinished, type Task } from '../../../core/task.ts';

/** Open tasks that nobody has and this person may give to someone, most urgent first. */
export function waitingTasks(tasks: readonly Task[], actor: Actor): Task[] {
  return tasks
    .filter(
      (task) =>
        task.assigneeId === null &&
        !isFinished(task) &&
        may(actor, to.distribute, aboutTask(task, undefined)),
    )
    .sort(
      (a, b) =>
        (a.due ?? '9999').localeCompare(b.due ?? '9999') ||
        a.priority - b.priority ||
        a.title.localeCompare(b.title),
    );
}
