import { type Accessor, createMemo } from 'solid-js';
import { type Flag, type FlagState, flagState } from '../../core/flag.ts';
import { isFinished, type Task } from '../../core/task.ts';
import type { WorkingWeek } from '../../core/workingWeek.ts';
import { DEFAULT_WEEK } from '../../core/workspace.ts';
import { createRows } from '../replica/createRows.ts';
import { useMe } from './MeProvider.tsx';

/** My tasks that are not finished, the most urgent first: by due date, undated last, then priority. */
export function createMyTasks(): Accessor<Task[]> {
  const me = useMe();
  const tasks = createRows('task');
  return createMemo(() =>
    tasks()
      .filter((task) => task.assigneeId === me.session.personId && !isFinished(task))
      .sort(
        (a, b) =>
          (a.due ?? '9999').localeCompare(b.due ?? '9999') ||
          a.priority - b.priority ||
          a.title.localeCompare(b.title),
      ),
  );
}

export interface MyFlag {
  flag: Flag;
  state: FlagState;
}

/** My flags, the newest first, with the state that their answers give them. */
export function createMyFlags(): Accessor<MyFlag[]> {
  const me = useMe();
  const flags = createRows('flag');
  const answers = createRows('answer');
  return createMemo(() =>
    flags()
      .filter((flag) => flag.personId === me.session.personId)
      .map((flag) => ({
        flag,
        state: flagState(
          flag,
          answers().filter((answer) => answer.flagId === flag.id),
        ),
      }))
      .sort((a, b) => b.flag.raisedAt - a.flag.raisedAt),
  );
}

/** My working weeks, the earliest first, and what counts where there is none. */
export function createMyWeeks(): Accessor<{ weeks: WorkingWeek[]; fallback: readonly number[] }> {
  const me = useMe();
  const weeks = createRows('workingWeek');
  return createMemo(() => ({
    weeks: weeks()
      .filter((week) => week.personId === me.session.personId)
      .sort((a, b) => a.from.localeCompare(b.from)),
    fallback: me.workspace()?.defaultWeek ?? DEFAULT_WEEK,
  }));
}

/** Name of a project or, where there is none, the word for that. */
export function createProjectNames(): (projectId: string | null, otherwise: string) => string {
  const projects = createRows('project');
  const names = createMemo(() => new Map(projects().map((project) => [project.id, project.name])));
  return (projectId, otherwise) => (projectId === null ? otherwise : (names().get(projectId) ?? otherwise));
}

export function createPersonNames(): (personId: string, otherwise: string) => string {
  const people = createRows('person');
  const names = createMemo(() => new Map(people().map((person) => [person.id, person.name])));
  return (personId, otherwise) => names().get(personId) ?? otherwise;
}
