import type { CivilDay } from '../civilDay.ts';
import { isFinished } from '../task.ts';
import type { Assessment } from './assess.ts';
import { dayOfMinute } from './cumulative.ts';
import { dayText } from './dayText.ts';
import { type Effort, remainingOf } from './remaining.ts';
import { windowOf } from './window.ts';
import type { LoadTask } from './work.ts';

/**
 * What the verdict says of one open task when the most urgent work goes first.
 * `unknown` is a dated task of unknown effort: nothing can be promised, nothing is proven.
 */
export type TaskOutcome = 'fits' | 'late' | 'overdue' | 'undated' | 'unknown';

export interface TaskLoad {
  id: string;
  outcome: TaskOutcome;
  remainingMinutes: Effort;
  /** First and last day of its window, inclusive; null for overdue and undated tasks. */
  from: CivilDay | null;
  to: CivilDay | null;
  /** Its start lies after its due date; the window is then its due day alone. */
  dueBeforeStart: boolean;
  /** Minutes of it that cannot be done by its due date; 0 unless `late`. */
  lateMinutes: number;
  /** Day on which it is done, overdue work first, then by due date; null where that is not known or not by its due date. */
  finish: CivilDay | null;
}

/** Every open task with what is known of it, in the order given. `tasks` is the list the assessment was made from. */
export function taskLoads(assessment: Assessment, tasks: readonly LoadTask[]): TaskLoad[] {
  const { work, today, judgement } = assessment;
  const placeOf = new Map<number, number>();
  work.task.forEach((task, at) => {
    placeOf.set(task, at);
  });
  const overdueFinish = finishOfOverdue(assessment, tasks);
  return tasks.flatMap((task, index) => {
    if (isFinished(task)) return [];
    const remainingMinutes = remainingOf(task);
    const window = windowOf(task, today);
    const dated = window.kind === 'dated' ? window : null;
    const place = placeOf.get(index);
    const lateMinutes = place === undefined ? 0 : (judgement.late[place] as number);
    const finish = place === undefined ? -1 : (judgement.finish[place] as number);
    return {
      id: task.id,
      outcome: outcomeOf(window.kind, remainingMinutes, lateMinutes),
      remainingMinutes,
      from: dated && dayText(dated.from),
      to: dated && dayText(dated.to),
      dueBeforeStart: dated?.dueBeforeStart ?? false,
      lateMinutes,
      finish:
        finish > 0
          ? dayText(today + dayOfMinute(assessment.left, finish - 1))
          : (overdueFinish.get(index) ?? null),
    };
  });
}

function outcomeOf(kind: 'dated' | 'overdue' | 'undated', effort: Effort, late: number): TaskOutcome {
  if (kind !== 'dated') return kind;
  if (effort === 'unknown') return 'unknown';
  return late > 0 ? 'late' : 'fits';
}

/** Overdue tasks one after the other; after one of unknown effort nothing is known. */
function finishOfOverdue({ work, capacity, today }: Assessment, tasks: readonly LoadTask[]) {
  const finish = new Map<number, CivilDay>();
  let sum = 0;
  for (const index of work.overdue) {
    const effort = remainingOf(tasks[index] as LoadTask);
    if (effort === 'unknown') break;
    sum += effort;
    const day = dayOfMinute(capacity, sum - 1);
    if (effort > 0 && day < capacity.length - 1) finish.set(index, dayText(today + day));
  }
  return finish;
}
