import { addDays, wallTimeIn } from '../../../core/civilDay.ts';
import { flagState } from '../../../core/flag.ts';
import type { MutationArgs, MutationName } from '../../../core/mutations.ts';
import type { Presence } from '../../../core/presence.ts';
import type { RowType, RowTypes } from '../../../core/rows.ts';
import { isFinished, type Task } from '../../../core/task.ts';
import type { SentItem } from '../../../local/index.ts';
import { daysBack } from './daysBack.ts';
import { mayBe } from './mayBe.ts';
import type { Scene, Step } from './scene.ts';

export type Undoable = Pick<SentItem, 'uid' | 'name' | 'args' | 'at' | 'was'>;

/**
 * The mutations that take this one back, in order; null where it cannot be taken back, or not any more: because others
 * heard it already (an answer, hours worked), because someone has said something else since, or because the rules would
 * refuse it.
 */
export function undoOf(item: Undoable, scene: Scene): Step[] | null {
  const steps = inverse(item, scene);
  const [first] = steps ?? [];
  return first && mayBe(first, scene) ? steps : null;
}

function inverse(item: Undoable, scene: Scene): Step[] | null {
  const argsAs = <N extends MutationName>(): MutationArgs<N> => item.args as MutationArgs<N>;
  const was = <T extends RowType>(type: T, id: string): RowTypes[T] | undefined =>
    item.was?.[`${type}:${id}`] as RowTypes[T] | undefined;
  switch (item.name) {
    case 'task.create':
      return [['task.finish', { taskId: `${item.uid}.0`, status: 'dropped' }]];
    case 'task.finish': {
      const { taskId, status } = argsAs<'task.finish'>();
      if (scene.find('task', taskId)?.status !== status) return null;
      const blocked: Step = ['task.progress', { taskId, spentMinutes: 0, status: 'blocked' }];
      return [['task.reopen', { taskId }], ...(was('task', taskId)?.status === 'blocked' ? [blocked] : [])];
    }
    case 'task.reopen': {
      const { taskId } = argsAs<'task.reopen'>();
      const status = was('task', taskId)?.status;
      return status === 'done' || status === 'dropped' ? [['task.finish', { taskId, status }]] : null;
    }
    case 'task.progress':
      return progressBack(argsAs<'task.progress'>(), was, scene);
    case 'task.edit': {
      const { taskId, fields } = argsAs<'task.edit'>();
      const back = fieldsBack(fields, was('task', taskId), scene.find('task', taskId));
      return back && [['task.edit', { taskId, fields: back }]];
    }
    case 'task.move': {
      const { taskId, toId } = argsAs<'task.move'>();
      const before = was('task', taskId);
      if (!before || scene.find('task', taskId)?.assigneeId !== toId) return null;
      return [['task.move', { taskId, fromId: toId, toId: before.assigneeId }]];
    }
    case 'task.handBack': {
      const { taskId } = argsAs<'task.handBack'>();
      return [['task.move', { taskId, fromId: null, toId: scene.personId }]];
    }
    case 'flag.raise': {
      const flagId = `${item.uid}.0`;
      const flag = scene.find('flag', flagId);
      const answers = scene.all('answer').filter((answer) => answer.flagId === flagId);
      return flag && flagState(flag, answers) !== 'resolved' ? [['flag.withdraw', { flagId }]] : null;
    }
    case 'checkin.set': {
      const id = `${scene.personId}:${scene.today}`;
      const [before, now] = [was('checkin', id), scene.find('checkin', id)];
      return before && now?.score === argsAs<'checkin.set'>().score
        ? [['checkin.set', { score: before.score }]]
        : null;
    }
    case 'availability.set':
      return daysBack(item, scene);
    case 'presence.set':
      return presenceBack(item, was('presence', scene.personId), scene);
    case 'week.set': {
      const { personId, from, minutes } = argsAs<'week.set'>();
      const id = `${personId}:${from}`;
      if (!same(scene.find('workingWeek', id)?.minutes, minutes)) return null;
      const before = was('workingWeek', id);
      return before
        ? [['week.set', { personId, from, minutes: [...before.minutes] as typeof minutes }]]
        : [['week.remove', { personId, from }]];
    }
    case 'week.remove': {
      const { personId, from } = argsAs<'week.remove'>();
      const before = was('workingWeek', `${personId}:${from}`);
      if (!before || scene.find('workingWeek', before.id)) return null;
      const minutes = [...before.minutes] as MutationArgs<'week.set'>['minutes'];
      return [['week.set', { personId, from, minutes }]];
    }
    case 'allocation.set': {
      const { allocationId, ...args } = argsAs<'allocation.set'>();
      if (allocationId === null) return [['allocation.remove', { allocationId: `${item.uid}.0` }]];
      const back = fieldsBack(args, was('allocation', allocationId), scene.find('allocation', allocationId));
      return back && [['allocation.set', { allocationId, ...args, ...back }]];
    }
    case 'allocation.remove': {
      const before = was('allocation', argsAs<'allocation.remove'>().allocationId);
      if (!before) return null;
      const { id: _, ...args } = before;
      // Committed anew it is another row, and pressed again it would be a second one.
      if (scene.all('allocation').some((now) => hasFields(now, args))) return null;
      return [['allocation.set', { allocationId: null, ...args }]];
    }
    case 'person.edit': {
      const { personId, fields } = argsAs<'person.edit'>();
      const back = fieldsBack(fields, was('person', personId), scene.find('person', personId));
      return back && [['person.edit', { personId, fields: back }]];
    }
    case 'team.put': {
      const { teamId, fields } = argsAs<'team.put'>();
      if (teamId === null) return null;
      const back = fieldsBack(fields, was('team', teamId), scene.find('team', teamId));
      return back && [['team.put', { teamId, fields: back }]];
    }
    case 'project.put': {
      const { projectId, fields } = argsAs<'project.put'>();
      if (projectId === null) return null;
      const back = fieldsBack(fields, was('project', projectId), scene.find('project', projectId));
      return back && [['project.put', { projectId, fields: back }]];
    }
    case 'workspace.configure': {
      const { workspaceId, fields } = argsAs<'workspace.configure'>();
      const back = fieldsBack(fields, was('workspace', workspaceId), scene.find('workspace', workspaceId));
      return back && [['workspace.configure', { workspaceId, fields: back }]];
    }
    default:
      return null;
  }
}

/** Hours that were worked stay worked: they are in the timesheet, and only a correction of that takes them out. */
function progressBack(
  args: MutationArgs<'task.progress'>,
  was: (type: 'task', id: string) => Task | undefined,
  scene: Scene,
): Step[] | null {
  const { taskId, spentMinutes, ...said } = args;
  const task = scene.find('task', taskId);
  if (spentMinutes > 0 || !task || isFinished(task)) return null;
  const back = fieldsBack(said, was('task', taskId), task);
  return back && [['task.progress', { taskId, spentMinutes: 0, ...back }]];
}

/** The state before, where it would still count; and what was said about the days with it. */
function presenceBack(item: Undoable, before: Presence | undefined, scene: Scene): Step[] | null {
  const { state, until, minute: _ } = item.args as MutationArgs<'presence.set'>;
  const now = scene.find('presence', scene.personId);
  if (now?.state !== state || now.until !== (until?.instant ?? null)) return null;
  const { minute } = wallTimeIn(scene.zone, scene.now);
  const ended = !before || before.state === 'available' || (before.until ?? Infinity) <= scene.now;
  // Said without an end, which only *busy* can be.
  const end = !ended && before.until !== null ? endOnWall(scene.zone, before.until) : null;
  // That state said something about days, some of which may have been spoken of since.
  const disturbs = end && before && before.state !== 'busy';
  const days = daysBack(item, scene, disturbs ? [{ from: scene.today, to: end.day }] : []);
  if (!days) return null;
  const share = Object.entries(item.was ?? {}).find(
    ([name, row]) => name.startsWith('availability:') && 'percent' in row && row.percent !== null,
  )?.[1] as { percent: number } | undefined;
  const presence: Step = [
    'presence.set',
    {
      state: ended ? 'available' : before.state,
      minute,
      until: end && before ? { ...end, instant: before.until! } : null,
      percent: share?.percent ?? 100,
    },
  ];
  return [presence, ...days];
}

/** Midnight is the end of the day before it: as the start of the next one it would take that day too. */
function endOnWall(zone: string, instant: number): { day: string; minute: number } {
  const { day, minute } = wallTimeIn(zone, instant);
  return minute === 0 ? { day: addDays(day, -1), minute: 1440 } : { day, minute };
}

/** The named fields as they were; null unless each is still as this mutation left it. */
function fieldsBack<F extends object, R extends object>(
  said: F,
  before: R | undefined,
  now: R | undefined,
): Pick<F & R, keyof F & keyof R> | null {
  if (!before || !now) return null;
  const names = Object.keys(said).filter((name) => name in before) as (keyof F & keyof R)[];
  if (names.length === 0 || !names.every((name) => same(now[name], said[name]))) return null;
  return Object.fromEntries(names.map((name) => [name, before[name]])) as Pick<F & R, keyof F & keyof R>;
}

const hasFields = <F extends object>(row: F, fields: F): boolean =>
  (Object.keys(fields) as (keyof F)[]).every((name) => same(row[name], fields[name]));

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
