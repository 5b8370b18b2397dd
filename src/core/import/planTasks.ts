import { create, patch, type Write } from '../mutation.ts';
import { isFinished, type Task } from '../task.ts';
import { type Directory, IMPORTED_TEAM } from './directory.ts';
import type { RowWarning, Tally } from './importApi.ts';
import { differing, type Known, newlySaid, type PlanContext, type Said } from './known.ts';
import { NO_PRIORITY } from './readPriority.ts';
import type { SourceTask, SourceTasks } from './sourceTasks.ts';

export interface RowPlan {
  writes: Write[];
  said: Said[];
  rows: Tally;
  warnings: RowWarning[];
}

/** What the source says of a task, as it is remembered. */
function saidOf({ line: _, key: __, ...fields }: SourceTask): Omit<SourceTask, 'line' | 'key'> {
  return fields;
}

/**
 * What a file of tasks changes. A task that is there takes only those fields of which the source says something
 * else than the last time: what people have said since about the others stays, and the source's own
 * changes win over them.
 */
export function planTasks(
  { tasks, ignored }: Pick<SourceTasks, 'tasks' | 'ignored'>,
  known: Known,
  directory: Directory,
  context: PlanContext,
): RowPlan {
  const plan: RowPlan = { writes: [], said: [], rows: { new: 0, changed: 0, unchanged: 0 }, warnings: [] };
  const saidBefore = new Map(
    known.said.filter(({ type }) => type === 'task').map((said) => [said.key, said]),
  );
  const present = new Map(known.tasks.map((task) => [task.sourceKey ?? '', task]));
  const isNews = (source: SourceTask): boolean => {
    const said = present.has(source.key) ? saidBefore.get(source.key)?.fields : undefined;
    return said === undefined || said.assignee !== source.assignee;
  };
  joinTeams(tasks.filter(isNews), directory);

  for (const source of tasks) {
    const said = saidOf(source);
    directory.mention('people', source.assignee);
    directory.mention('teams', source.team);
    directory.mention('projects', source.project);
    const before = present.get(source.key);
    const memory = saidBefore.get(source.key);
    const fields = taskFields(
      source.line,
      newlySaid({ ...said }, before && memory?.fields),
      directory,
      context,
      plan.warnings,
    );
    if (!before) {
      const task = placed({ ...emptyTask(context.newId(), source), ...fields }, directory);
      plan.writes.push(create('task', task));
      plan.said.push({ type: 'task', key: source.key, id: task.id, fields: { ...said } });
      plan.rows.new += 1;
      continue;
    }
    const after = placed({ ...before, ...fields }, directory);
    const changes = differing(before, { ...fields, projectId: after.projectId, teamId: after.teamId });
    if (Object.keys(changes).length > 0) {
      plan.writes.push(patch('task', before.id, changes));
      plan.rows.changed += 1;
    } else plan.rows.unchanged += 1;
    const kept = { ...memory?.fields, ...said };
    if (!memory || Object.keys(newlySaid(kept, memory.fields)).length > 0)
      plan.said.push({ type: 'task', key: source.key, id: before.id, fields: kept });
  }
  for (const key of ignored) {
    const before = present.get(key);
    const memory = saidBefore.get(key);
    if (!before || memory?.fields.status === 'ignored') continue;
    // It was wanted when it was imported and is not any more.
    if (!isFinished(before))
      plan.writes.push(patch('task', before.id, { status: 'dropped', doneOn: context.asOf }));
    plan.said.push({
      type: 'task',
      key,
      id: before.id,
      fields: { ...memory?.fields, status: 'ignored', done: null },
    });
    plan.rows[isFinished(before) ? 'unchanged' : 'changed'] += 1;
  }
  return plan;
}

/** People whom this file brings belong to the teams of their tasks; others already belong where someone put them. */
function joinTeams(tasks: readonly SourceTask[], directory: Directory): void {
  const teamsOf = new Map<string, Set<string>>();
  for (const { assignee, team } of tasks) {
    if (!assignee) continue;
    const person = directory.person(assignee);
    if (!team || !directory.people.created.has(person.id)) continue;
    const teams = teamsOf.get(person.id) ?? new Set();
    teamsOf.set(person.id, teams.add(directory.team(team).id));
  }
  for (const [id, teams] of teamsOf) directory.people.change(id, { teamIds: [...teams] });
}

/** What the named fields are in a task's row. */
function taskFields(
  line: number,
  said: Partial<Omit<SourceTask, 'line' | 'key'>>,
  directory: Directory,
  { asOf }: PlanContext,
  warnings: RowWarning[],
): Partial<Omit<Task, 'id'>> {
  const fields: Partial<Omit<Task, 'id'>> = {};
  const { title, type, priority, estimateMinutes, remainingMinutes, start, due } = said;
  if (title !== undefined) fields.title = title;
  if (type !== undefined) fields.type = type;
  if (priority !== undefined) fields.priority = priority;
  if (estimateMinutes !== undefined) fields.estimateMinutes = estimateMinutes;
  if (remainingMinutes !== undefined) fields.remainingMinutes = remainingMinutes;
  if (start !== undefined) fields.start = start;
  if (due !== undefined) fields.due = due;
  if (said.project !== undefined)
    fields.projectId = said.project === '' ? null : directory.project(said.project).id;
  if (said.team !== undefined) fields.teamId = said.team === '' ? null : directory.team(said.team).id;
  if (said.assignee !== undefined) {
    const person = said.assignee === '' ? null : directory.person(said.assignee);
    fields.assigneeId = person?.id ?? null;
    if (person && !person.active && said.status !== 'done') {
      warnings.push({
        line,
        column: '',
        value: person.name,
        reason: 'has_left',
        message: `${person.name} has left: nobody has this task`,
      });
      fields.assigneeId = null;
    }
  }
  if (said.status !== undefined) {
    fields.status = said.status;
    // Done on a day that nobody wrote down: at the latest on the day that the file is looked at.
    fields.doneOn = said.status === 'done' ? (said.done ?? asOf) : null;
  } else if (said.done !== undefined && said.done !== null) fields.doneOn = said.done;
  return fields;
}

function emptyTask(id: string, { key, title }: SourceTask): Task {
  return {
    id,
    title,
    type: '',
    projectId: null,
    teamId: null,
    assigneeId: null,
    status: 'open',
    priority: NO_PRIORITY,
    estimateMinutes: null,
    remainingMinutes: null,
    loggedMinutes: 0,
    start: null,
    due: null,
    doneOn: null,
    skillIds: [],
    afterIds: [],
    sourceKey: key,
  };
}

/** Every task has a project or a team: its assignee's first one where the file names none. */
function placed(task: Task, directory: Directory): Task {
  if (task.projectId !== null || task.teamId !== null) return task;
  const person = task.assigneeId === null ? undefined : directory.people.rows.get(task.assigneeId);
  return { ...task, teamId: person?.teamIds[0] ?? directory.team(IMPORTED_TEAM).id };
}
