import type { DayNumber } from '../civilDay.ts';
import type { Task } from '../task.ts';
import { dayOf } from './dayOf.ts';

/**
 * When a task may be worked on, seen from a person's today.
 * Dependencies and inherited dates narrow a window here when they come; nothing else looks at a task's dates.
 */
export type Window =
  | { kind: 'undated' }
  | { kind: 'overdue'; due: DayNumber }
  | {
      kind: 'dated';
      /** First and last day, both inclusive. */
      from: DayNumber;
      to: DayNumber;
      /** The task starts after it is due: a mistake in the data. Its window is then its due day. */
      dueBeforeStart: boolean;
    };

/**
 * The window of a task (load.md, Demand): from the later of today and its start to its due day. A task in
 * progress starts today. A task that starts after it is due keeps its due day as its window: an alarm is a
 * proof, and a slip of the pen does not prove that the work cannot be done.
 */
export function windowOf(task: Pick<Task, 'status' | 'start' | 'due'>, today: DayNumber): Window {
  if (task.due === null) return { kind: 'undated' };
  const due = dayOf(task.due);
  if (due < today) return { kind: 'overdue', due };
  const start = task.start === null || task.status === 'doing' ? today : dayOf(task.start);
  return { kind: 'dated', from: Math.min(Math.max(today, start), due), to: due, dueBeforeStart: start > due };
}
