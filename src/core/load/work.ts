import type { DayNumber } from '../civilDay.ts';
import { isFinished, type Task } from '../task.ts';
import { remainingOf } from './remaining.ts';
import { windowOf } from './window.ts';

/** What load arithmetic reads of a task. */
export type LoadTask = Pick<
  Task,
  'id' | 'status' | 'priority' | 'estimateMinutes' | 'remainingMinutes' | 'loggedMinutes' | 'start' | 'due'
>;

/**
 * How far ahead dates are taken at their word, in days: 20 years. A due date beyond (a slip such as 9999) proves
 * nothing about capacity nobody has planned, so it raises no alarm, and its bars end there.
 */
export const PLANNING_DAYS = 7305;

/**
 * One person's unfinished tasks, sorted out. Days count from today (0). Numbers in `task`, `overdue` and so on
 * are places in the list of tasks that this was made from. Finished tasks are in none of them.
 */
export interface Work {
  /** Dated, known, not overdue, more than 0 minutes; in order of due day, then priority, then id. */
  from: Int32Array;
  to: Int32Array;
  minutes: Float64Array;
  task: Int32Array;
  /** How many of these, from the first, the verdict looks at; the rest are due beyond the planning limit. */
  judged: number;
  /** Overdue tasks in the same order, of unknown effort too. */
  overdue: number[];
  overdueMinutes: number;
  undated: number[];
  backlogMinutes: number;
  /** Of unknown effort, in the order given. */
  unknown: number[];
  /** Known effort of all of them. */
  remainingMinutes: number;
  open: number;
}

interface Dated {
  task: number;
  from: number;
  to: number;
  minutes: number;
}

/** Sorts out a person's tasks on day `today`; `limit` is how many days ahead are planned. */
export function workOf(tasks: readonly LoadTask[], today: DayNumber, limit = PLANNING_DAYS): Work {
  const dated: Dated[] = [];
  const overdue: { task: number; to: number }[] = [];
  const undated: number[] = [];
  const unknown: number[] = [];
  const sums = { overdueMinutes: 0, backlogMinutes: 0, remainingMinutes: 0, open: 0 };
  tasks.forEach((row, task) => {
    if (isFinished(row)) return;
    sums.open++;
    const effort = remainingOf(row);
    if (effort === 'unknown') unknown.push(task);
    const minutes = effort === 'unknown' ? 0 : effort;
    sums.remainingMinutes += minutes;
    const window = windowOf(row, today);
    if (window.kind === 'undated') {
      undated.push(task);
      sums.backlogMinutes += minutes;
    } else if (window.kind === 'overdue') {
      overdue.push({ task, to: window.due });
      sums.overdueMinutes += minutes;
    } else if (minutes > 0 && window.from - today < limit) {
      dated.push({ task, from: window.from - today, to: window.to - today, minutes });
    }
  });

  const byDue = (a: { task: number; to: number }, b: { task: number; to: number }) =>
    a.to - b.to || moreUrgent(tasks[a.task] as LoadTask, tasks[b.task] as LoadTask);
  dated.sort(byDue);
  overdue.sort(byDue);
  const work: Work = {
    from: new Int32Array(dated.length),
    to: new Int32Array(dated.length),
    minutes: new Float64Array(dated.length),
    task: new Int32Array(dated.length),
    judged: 0,
    overdue: overdue.map((each) => each.task),
    undated,
    unknown,
    ...sums,
  };
  dated.forEach((each, at) => {
    work.from[at] = each.from;
    work.to[at] = Math.min(each.to, limit - 1);
    work.minutes[at] = each.minutes;
    work.task[at] = each.task;
    if (each.to < limit) work.judged++;
  });
  return work;
}

/** Among tasks due on one day, higher priority first; then by id, so that every device decides alike. */
function moreUrgent(a: LoadTask, b: LoadTask): number {
  if (a.priority !== b.priority) return a.priority - b.priority;
  return a.id < b.id ? -1 : 1;
}
