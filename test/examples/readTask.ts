import type { LoadTask } from '../../src/core/load/work.ts';
import type { TaskStatus } from '../../src/core/task.ts';
import type { Fields } from './example.ts';
import { minutesOf } from './readDays.ts';

const STATUS: [RegExp, TaskStatus][] = [
  [/^(done|completed?|finished|closed)/, 'done'],
  [/^(dropped|cancell?ed|abandoned)/, 'dropped'],
  [/^(doing|in.?progress|started)/, 'doing'],
  [/^(blocked|waiting)/, 'blocked'],
];

/** A task with hours for `estimate`, `logged` and `remaining`; `share` is the part of it that is one person's. */
export function readTask(value: unknown): LoadTask {
  const fields = value as Fields;
  const effort = (name: string) => {
    const [hours, minutes] = [fields[name] ?? fields[`${name}Hours`], fields[`${name}Minutes`]];
    if (hours === undefined || hours === null)
      return minutes === undefined ? null : (minutes as number | null);
    return Math.round(minutesOf(hours) * Number(fields.share ?? 1));
  };
  const status = String(fields.status ?? 'open').toLowerCase();
  return {
    id: String(fields.id),
    status: STATUS.find(([pattern]) => pattern.test(status))?.[1] ?? 'open',
    priority: typeof fields.priority === 'number' ? fields.priority : 3,
    estimateMinutes: effort('estimate'),
    remainingMinutes: effort('remaining'),
    loggedMinutes: effort('logged') ?? 0,
    start: (fields.start ?? null) as string | null,
    due: (fields.due ?? null) as string | null,
  };
}
