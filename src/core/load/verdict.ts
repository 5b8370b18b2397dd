import { between, type Cumulative, dayOfMinute } from './cumulative.ts';
import { idle, place } from './place.ts';
import type { Work } from './work.ts';

/** Whether the work can be done by its dates, by earliest deadline first. Days count from today; minutes are whole. */
export interface Judgement {
  /** Minutes of each task (places of `Work`) that cannot be done by its due day. */
  late: Float64Array;
  /** Minute of `left` by which each task is done if the most urgent work goes first; −1 where a part of it is late. */
  finish: Float64Array;
  /** U: the sum of `late`. The work can be done if and only if this is 0. */
  unfittable: number;
  overload: Overload | null;
  /** The day on which all overdue work is done if it goes first; −1: no overdue work, or never within reach. */
  catchUp: number;
}

/** The first due day by which the work due exceeds the capacity there is. */
export interface Overload {
  day: number;
  /** X(day): how much it exceeds it. */
  minutes: number;
  /** First day of the shortest interval, up to `day`, that proves it. */
  from: number;
  /** The tasks whose windows lie within that interval (places of `Work`), in order of due day. */
  causes: number[];
  /** Whether overdue work takes capacity out of that interval, and so is a cause as well. */
  overdue: boolean;
}

/** Judges dated work. `left` is what overdue work leaves of `capacity` (`afterFirst`). */
export function judge(work: Work, capacity: Cumulative, left: Cumulative): Judgement {
  const count = work.task.length;
  const late = new Float64Array(count);
  const finish = new Float64Array(count).fill(-1);
  const busy = idle();
  let unfittable = 0;
  let first = -1;
  for (let at = 0; at < work.judged; at++) {
    const minutes = work.minutes[at] as number;
    const deadline = left[(work.to[at] as number) + 1] as number;
    const used = place(busy, left[work.from[at] as number] as number, deadline, minutes);
    let placed = 0;
    for (let part = 0; part < used.length; part += 2)
      placed += (used[part + 1] as number) - (used[part] as number);
    if (placed === minutes) {
      finish[at] = used[used.length - 1] as number;
    } else {
      late[at] = minutes - placed;
      unfittable += minutes - placed;
      if (first < 0) first = work.to[at] as number;
    }
  }
  const catchUp = work.overdueMinutes > 0 ? dayOfMinute(capacity, work.overdueMinutes - 1) : -1;
  return {
    late,
    finish,
    unfittable,
    overload: first < 0 ? null : overloadOn(first, work, capacity, left),
    catchUp: catchUp === capacity.length - 1 ? -1 : catchUp,
  };
}

/**
 * X(e) = max over s of D(s, e) − C(s..e), with the interval that attains it. Among several, the one that begins
 * last: it names the fewest tasks. Up to the first overload this equals what earliest-deadline-first drops.
 */
function overloadOn(day: number, work: Work, capacity: Cumulative, left: Cumulative): Overload {
  const due: number[] = [];
  for (let at = 0; at < work.judged && (work.to[at] as number) <= day; at++) due.push(at);
  const byStart = due.slice().sort((a, b) => (work.from[b] as number) - (work.from[a] as number));
  let demand = 0;
  let minutes = 0;
  let from = day;
  byStart.forEach((at, place) => {
    demand += work.minutes[at] as number;
    const start = work.from[at] as number;
    const next = byStart[place + 1];
    if (next !== undefined && work.from[next] === start) return;
    const excess = demand - between(left, start, day);
    if (excess > minutes) {
      minutes = excess;
      from = start;
    }
  });
  return {
    day,
    minutes,
    from,
    causes: due.filter((at) => (work.from[at] as number) >= from),
    overdue: between(left, from, day) < between(capacity, from, day),
  };
}
