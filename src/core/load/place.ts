/** Occupied stretches of capacity time: disjoint, in order. */
export interface Busy {
  starts: number[];
  ends: number[];
}

/** Capacity time with nothing in it yet. */
export function idle(): Busy {
  return { starts: [], ends: [] };
}

/**
 * Puts `minutes` of work into the earliest free time from `release` on, not beyond `deadline`, and marks it busy.
 * Returns the stretches used as start, end, start, end, …; what finds no room is simply not among them.
 *
 * Placing tasks by rising deadline this way *is* preemptive earliest-deadline-first with the rest dropped at the
 * due date: under fixed priorities a task sees only the time that more urgent ones leave free. With time mirrored
 * (−deadline, −release; latest release first) the same function places work as late as possible.
 */
export function place(busy: Busy, release: number, deadline: number, minutes: number): number[] {
  const { starts, ends } = busy;
  const first = firstEndingAfter(ends, release);
  const used: number[] = [];
  let next = first;
  let now = release;
  let left = minutes;
  while (left > 0 && now < deadline) {
    const freeUntil = starts[next] ?? Number.POSITIVE_INFINITY;
    if (freeUntil <= now) {
      now = ends[next++] as number;
      continue;
    }
    const until = Math.min(freeUntil, deadline, now + left);
    used.push(now, until);
    left -= until - now;
    now = until;
  }
  // From the release to `now` nothing is free any more, so these stretches become one.
  if (used.length > 0) {
    const start = Math.min(release, starts[first] ?? release);
    if (next === first + 1) {
      starts[first] = start;
      ends[first] = now;
    } else {
      starts.splice(first, next - first, start);
      ends.splice(first, next - first, now);
    }
  }
  return used;
}

function firstEndingAfter(ends: readonly number[], time: number): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] as number) > time) high = middle;
    else low = middle + 1;
  }
  return low;
}
