import { isFinished, type Task } from '../task.ts';

/** Minutes of effort; `unknown` is not 0 and never counted as if it were. */
export type Effort = number | 'unknown';

/**
 * Effort still to be done (load.md, Demand): nothing of a finished task; what its assignee last said; otherwise
 * estimate − logged. Unknown where there is no estimate, or where it is used up and the task is not done. An
 * estimate of 0 is a statement ("takes no time"), so it is 0 and not unknown. Negative statements count as 0.
 */
export function remainingOf(
  task: Pick<Task, 'status' | 'estimateMinutes' | 'remainingMinutes' | 'loggedMinutes'>,
): Effort {
  if (isFinished(task)) return 0;
  if (task.remainingMinutes !== null) return Math.max(0, task.remainingMinutes);
  if (task.estimateMinutes === null) return 'unknown';
  if (task.estimateMinutes <= 0) return 0;
  const left = task.estimateMinutes - task.loggedMinutes;
  return left > 0 ? left : 'unknown';
}
