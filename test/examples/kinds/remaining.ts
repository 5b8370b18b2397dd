import { dayNumber } from '../../../src/core/civilDay.ts';
import { remainingOf } from '../../../src/core/load/remaining.ts';
import { workOf } from '../../../src/core/load/work.ts';
import { isFinished } from '../../../src/core/task.ts';
import { hours, idSet } from '../answers.ts';
import type { Answer, Kind } from '../example.ts';
import { FIRST_MONDAY } from '../readDays.ts';
import { readTask } from '../readTask.ts';

/** What is left of tasks, and what nobody can know. */
export const remaining: Kind = (input) => {
  const tasks = ((input.tasks ?? []) as unknown[]).map(readTask);
  const work = workOf(tasks, dayNumber(String(input.today ?? FIRST_MONDAY)));
  const datedMinutes = work.remainingMinutes - work.backlogMinutes;
  const unknown = work.unknown.map((task) => tasks[task]?.id ?? '');
  const left = tasks.map((task) => [task.id, isFinished(task) ? 0 : remainingOf(task)] as const);
  return {
    datedHours: hours(datedMinutes),
    backlogHours: hours(work.backlogMinutes),
    unknownEffort: idSet(unknown),
    label: label(datedMinutes, unknown.length),
    remainingHours: hours(Object.fromEntries(left)),
    overdueHours: hours(work.overdueMinutes),
  };
};

/** The sentence is the interface's to word; what must agree is what it says: the hours and the number of tasks. */
function label(datedMinutes: number, unknown: number): Answer {
  const hoursLeft = Math.round((datedMinutes / 60) * 100) / 100;
  const got =
    unknown === 0
      ? `${hoursLeft} h dated`
      : `at least ${hoursLeft} h dated, ${unknown} ${unknown === 1 ? 'task' : 'tasks'} of unknown effort`;
  const agrees = (expected: unknown) => {
    const said = /^(at least )?([\d.]+) h(?: dated)?(?:, (\d+|no) tasks? of unknown effort)?$/.exec(
      String(expected),
    );
    if (!said) return expected === got;
    const sameHours = Math.abs(Number(said[2]) * 60 - datedMinutes) <= 0.5;
    return (
      sameHours &&
      Number(said[3] === 'no' ? 0 : (said[3] ?? 0)) === unknown &&
      (unknown === 0 || said[1] !== undefined)
    );
  };
  return { got, agrees };
}
