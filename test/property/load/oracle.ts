/**
 * Load arithmetic a second time, as plainly as can be: day by day, interval by interval, and as a flow. Shares no
 * code with src/core/load. Days count from today.
 */

export interface Job {
  from: number;
  to: number;
  minutes: number;
}

/** Capacity after overdue work has taken what it can, day by day. */
export function afterOverdue(capacity: readonly number[], overdueMinutes: number): number[] {
  let owed = overdueMinutes;
  return capacity.map((minutes) => {
    const taken = Math.min(minutes, owed);
    owed -= taken;
    return minutes - taken;
  });
}

/** Works through the days, most urgent job first, and drops at each due day what is not done. Returns drops by due day. */
export function earliestDeadlineFirst(
  capacity: readonly number[],
  jobs: readonly Job[],
): Map<number, number> {
  const left = jobs.map((job) => job.minutes);
  const dropped = new Map<number, number>();
  capacity.forEach((minutes, day) => {
    let free = minutes;
    for (;;) {
      let most = -1;
      jobs.forEach((job, at) => {
        if (left[at] === 0 || job.from > day || job.to < day) return;
        if (most < 0 || job.to < (jobs[most] as Job).to) most = at;
      });
      if (most < 0 || free === 0) break;
      const done = Math.min(free, left[most] as number);
      left[most] = (left[most] as number) - done;
      free -= done;
    }
    jobs.forEach((job, at) => {
      if (job.to !== day || left[at] === 0) return;
      dropped.set(day, (dropped.get(day) ?? 0) + (left[at] as number));
      left[at] = 0;
    });
  });
  return dropped;
}

/** The same backwards: from the last day on, latest release first, then latest due. Returns minutes by job and day. */
export function latestFirst(capacity: readonly number[], jobs: readonly Job[]): Map<number, number>[] {
  const left = jobs.map((job) => job.minutes);
  const placed = jobs.map(() => new Map<number, number>());
  for (let day = capacity.length - 1; day >= 0; day--) {
    let free = capacity[day] as number;
    const order = jobs.map((_, at) => at).filter((at) => fits(jobs[at] as Job, day));
    order.sort((a, b) => {
      const [one, two] = [jobs[a] as Job, jobs[b] as Job];
      return two.from - one.from || two.to - one.to || b - a;
    });
    for (const at of order) {
      const done = Math.min(free, left[at] as number);
      if (done === 0) continue;
      left[at] = (left[at] as number) - done;
      free -= done;
      placed[at]?.set(day, done);
    }
  }
  return placed;
}

/** X(e) for every day: the most by which work within some [s, e] exceeds the capacity of it. */
export function excessByDay(capacity: readonly number[], jobs: readonly Job[]): number[] {
  return capacity.map((_, end) => {
    let most = 0;
    for (let start = 0; start <= end; start++)
      most = Math.max(most, demandWithin(jobs, start, end) - room(capacity, start, end));
    return most;
  });
}

/** λ*: the densest interval of all. */
export function densest(capacity: readonly number[], jobs: readonly Job[]): number {
  let most = 0;
  for (let end = 0; end < capacity.length; end++) {
    for (let start = 0; start <= end; start++) {
      const demand = demandWithin(jobs, start, end);
      if (demand > 0) most = Math.max(most, demand / room(capacity, start, end));
    }
  }
  return most;
}

export function demandWithin(jobs: readonly Job[], start: number, end: number): number {
  return jobs.reduce((sum, job) => sum + (job.from >= start && job.to <= end ? job.minutes : 0), 0);
}

export function room(capacity: readonly number[], start: number, end: number): number {
  return capacity.slice(start, end + 1).reduce((sum, minutes) => sum + minutes, 0);
}

const fits = (job: Job, day: number) => job.from <= day && day <= job.to;

/** How many minutes of the jobs can be done at all: the maximum flow from jobs to the days of their windows. */
export function mostThatFits(capacity: readonly number[], jobs: readonly Job[]): number {
  const free = [...capacity];
  const flow = jobs.map(() => capacity.map(() => 0));
  let total = 0;
  jobs.forEach((job, at) => {
    let wanted = job.minutes;
    while (wanted > 0) {
      const pushed = augment(jobs, flow, free, at, wanted, new Set());
      if (pushed === 0) break;
      wanted -= pushed;
      total += pushed;
    }
  });
  return total;
}

/** Pushes up to `wanted` minutes from job `at` along one path: onto a free day, or by moving another job away. */
function augment(
  jobs: readonly Job[],
  flow: number[][],
  free: number[],
  at: number,
  wanted: number,
  seen: Set<number>,
): number {
  seen.add(at);
  const job = jobs[at] as Job;
  const mine = flow[at] as number[];
  for (let day = job.from; day <= Math.min(job.to, free.length - 1); day++) {
    const direct = Math.min(wanted, free[day] as number);
    if (direct > 0) {
      free[day] = (free[day] as number) - direct;
      mine[day] = (mine[day] as number) + direct;
      return direct;
    }
    for (let other = 0; other < jobs.length; other++) {
      const theirs = flow[other] as number[];
      if (seen.has(other) || theirs[day] === 0) continue;
      const moved = augment(jobs, flow, free, other, Math.min(wanted, theirs[day] as number), seen);
      if (moved === 0) continue;
      theirs[day] = (theirs[day] as number) - moved;
      mine[day] = (mine[day] as number) + moved;
      return moved;
    }
  }
  return 0;
}
