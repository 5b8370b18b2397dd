import { type Cumulative, dayOfMinute } from './cumulative.ts';
import { idle, place } from './place.ts';
import type { Work } from './work.ts';

/** A task put as late as it can be. Days count from today. */
export interface LatestPlacement {
  /** Place of the task in `Work`. */
  at: number;
  /** The last responsible moment: the first day with work on it; −1 where nothing of it fits. */
  start: number;
  /** Minutes by day, in order. */
  days: { day: number; minutes: number }[];
  /** What does not fit into its window; over all tasks as much as earliest-deadline-first drops. */
  unfittable: number;
}

/**
 * Latest start (load.md, Bars): backwards from the end, latest release first, then latest due. `left` is what
 * overdue work leaves of the capacity (`afterFirst`, or an assessment's). In the order of `Work`.
 */
export function latestStart(work: Work, left: Cumulative): LatestPlacement[] {
  const order = Array.from({ length: work.judged }, (_, at) => at);
  order.sort(
    (a, b) =>
      (work.from[b] as number) - (work.from[a] as number) ||
      (work.to[b] as number) - (work.to[a] as number) ||
      b - a,
  );
  const busy = idle();
  const placements: LatestPlacement[] = [];
  for (const at of order) {
    const minutes = work.minutes[at] as number;
    // Time runs backwards here: a deadline becomes the release and a release the deadline.
    const latest = -(left[(work.to[at] as number) + 1] as number);
    const used = place(busy, latest, -(left[work.from[at] as number] as number), minutes);
    placements.push({ at, ...byDay(used, left, minutes) });
  }
  return placements.sort((a, b) => a.at - b.at);
}

function byDay(used: number[], left: Cumulative, minutes: number): Omit<LatestPlacement, 'at'> {
  const days: LatestPlacement['days'] = [];
  let unfittable = minutes;
  for (let part = used.length - 2; part >= 0; part -= 2) {
    let now = -(used[part + 1] as number);
    const end = -(used[part] as number);
    while (now < end) {
      const day = dayOfMinute(left, now);
      const until = Math.min(end, left[day + 1] as number);
      const last = days.at(-1);
      if (last?.day === day) last.minutes += until - now;
      else days.push({ day, minutes: until - now });
      unfittable -= until - now;
      now = until;
    }
  }
  return { start: days[0]?.day ?? -1, days, unfittable };
}
