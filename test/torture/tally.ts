import type { SimplePhone } from '../support/simplePhone.ts';
import type { Ledger } from './ledger.ts';

export interface Tally {
  acknowledged: number;
  foundOnce: number;
  lost: string[];
  doubled: string[];
}

interface TimeEntry {
  taskId: string;
  minutes: number;
}

/**
 * Compares what was asked for with what a phone that had nothing was given.
 * @param before what was acknowledged later (ms) may be there or not, but not twice
 */
export function tally(ledger: Ledger, fresh: SimplePhone, before = Number.POSITIVE_INFINITY): Tally {
  const titles = new Map<string, number>();
  for (const id of fresh.ids('task')) {
    const title = String(fresh.get('task', id)?.title);
    titles.set(title, (titles.get(title) ?? 0) + 1);
  }
  const result: Tally = { acknowledged: 0, foundOnce: 0, lost: [], doubled: [] };
  for (const { uid, kind, title, acknowledgedAt } of ledger.entries) {
    const there = fresh.get(kind, `${uid}.0`) !== undefined;
    const times = kind === 'task' ? (titles.get(title) ?? 0) : Number(there);
    const promised = acknowledgedAt !== undefined && acknowledgedAt < before;
    if (promised) result.acknowledged += 1;
    if (times > 1) result.doubled.push(`${uid} is there ${times} times`);
    else if (promised && !there) result.lost.push(`${uid} was acknowledged and is gone`);
    else if (promised) result.foundOnce += 1;
  }
  return { ...result, ...inSums(ledger, fresh, result) };
}

/** An hour that was added to a task twice leaves one entry of time and a sum that is an hour too large. */
function inSums(
  ledger: Ledger,
  fresh: SimplePhone,
  { lost, doubled }: Tally,
): Pick<Tally, 'lost' | 'doubled'> {
  const uids = new Set(ledger.entries.map(({ uid }) => `${uid}.0`));
  const spent = new Map<string, number>();
  const strangers: string[] = [];
  for (const id of fresh.ids('timeEntry')) {
    const { taskId, minutes } = fresh.get('timeEntry', id) as unknown as TimeEntry;
    spent.set(taskId, (spent.get(taskId) ?? 0) + minutes);
    if (!uids.has(id)) strangers.push(`${id} was asked for by nobody`);
  }
  const differences = fresh.ids('task').map((id) => ({
    id,
    off: Number(fresh.get('task', id)?.loggedMinutes) - (spent.get(id) ?? 0),
  }));
  const says = ({ id, off }: { id: string; off: number }): string => `the sum of ${id} is off by ${off}`;
  return {
    lost: [...lost, ...differences.filter(({ off }) => off < 0).map(says)],
    doubled: [...doubled, ...strangers, ...differences.filter(({ off }) => off > 0).map(says)],
  };
}
