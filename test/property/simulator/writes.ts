/** What people write: mutations out of two numbers. */
import type { MutationArgs, MutationName } from '../../../src/core/mutations.ts';
import { PEOPLE, TASKS } from './operations.ts';

export type Write = { [N in MutationName]: { name: N; args: MutationArgs<N> } }[MutationName];

/** The task that only this device writes to; its title counts, so that its order can be seen. */
export const diaryOf = (device: string): string => `diary-${device}`;

export interface Writing {
  what: number;
  pick: number;
  amount: number;
  device: string;
  /** Titles of the diary go up. */
  count: number;
  day(offset: number): string;
  /** A flag that the device knows of. */
  flagId: string;
}

export function writeOf({ what, pick, amount, device, count, day, flagId }: Writing): Write {
  const taskId = TASKS[pick % TASKS.length]!;
  if (what < 40) return { name: 'task.progress', args: { taskId, spentMinutes: amount } };
  if (what < 45)
    return {
      name: 'task.progress',
      args: { taskId: diaryOf(device), spentMinutes: amount, remainingMinutes: amount },
    };
  if (what < 60)
    return {
      name: 'task.edit',
      args: { taskId: diaryOf(device), fields: { title: String(count).padStart(6, '0') } },
    };
  if (what < 72) {
    const statement = pick % 3 === 0 ? { kind: 'usual' as const } : { kind: 'away' as const, parts: null };
    const from = day(pick % 9);
    return {
      name: 'availability.set',
      args: {
        from,
        to: day((pick % 9) + (amount % 5)),
        statement,
        repeat: null,
        reason: pick % 2 ? 'private' : '',
      },
    };
  }
  if (what < 80)
    return {
      name: 'task.move',
      args: { taskId, fromId: PEOPLE[amount % 3]!, toId: PEOPLE[(amount >> 2) % 3]! },
    };
  if (what < 84) return { name: 'checkin.set', args: { score: 1 + (pick % 5) } };
  if (what < 88) return { name: 'task.finish', args: { taskId: TASKS[pick % 3]!, status: 'done' } };
  if (what < 92)
    return {
      name: 'flag.raise',
      args: {
        severity: 'tight',
        kind: 'week',
        from: day(0),
        to: day(3),
        taskIds: [],
        relief: [],
        note: 'private',
        toIds: [],
      },
    };
  if (what < 95) return { name: 'flag.answer', args: { flagId, kind: 'resolve', text: 'taken over' } };
  if (what < 97) return { name: 'report.confirm', args: {} };
  return {
    name: 'task.create',
    args: {
      title: `task ${count}`,
      type: '',
      projectId: null,
      teamId: 'deck',
      assigneeId: null,
      priority: 3,
      estimateMinutes: 60,
      remainingMinutes: null,
      start: null,
      due: null,
      skillIds: [],
      afterIds: [],
    },
  };
}
