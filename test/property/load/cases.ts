import fc from 'fast-check';
import { addDays, type CivilDay, dayNumber } from '../../../src/core/civilDay.ts';
import { type Assessment, assess } from '../../../src/core/load/assess.ts';
import type { LoadTask } from '../../../src/core/load/work.ts';
import type { Job } from './oracle.ts';

export const TODAY: CivilDay = '2026-03-02';

/** One person's work against given capacity; days count from today. */
export interface Case {
  capacity: number[];
  jobs: Job[];
  /** Effort of each overdue task. */
  overdue: number[];
}

/** Days of little and much, and of nothing: windows without capacity and ties of every kind are common. */
const minutes = fc.oneof(fc.constantFrom(0, 0, 240, 480, 480), fc.integer({ min: 0, max: 600 }));

export const cases: fc.Arbitrary<Case> = fc
  .array(minutes, { minLength: 1, maxLength: 12 })
  .chain((capacity) => {
    const day = fc.nat({ max: capacity.length - 1 });
    const job = fc.record({
      a: day,
      b: day,
      minutes: fc.oneof(fc.integer({ min: 1, max: 900 }), fc.constantFrom(240, 480)),
    });
    return fc.record({
      capacity: fc.constant(capacity),
      jobs: fc
        .array(job, { maxLength: 7 })
        .map((list) =>
          list.map(({ a, b, minutes }) => ({ from: Math.min(a, b), to: Math.max(a, b), minutes })),
        ),
      overdue: fc.oneof(
        { weight: 2, arbitrary: fc.constant<number[]>([]) },
        { weight: 1, arbitrary: fc.array(fc.integer({ min: 1, max: 900 }), { maxLength: 3 }) },
      ),
    });
  });

export const overdueMinutes = ({ overdue }: Case) => overdue.reduce((sum, each) => sum + each, 0);

/** The rows of a case: dated task number k is `j<k>`, an overdue one `o<k>`. */
export function tasksOf({ jobs, overdue }: Case): LoadTask[] {
  const row = (id: string, minutes: number, start: number, due: number): LoadTask => ({
    id,
    status: 'open',
    priority: 3,
    estimateMinutes: minutes,
    remainingMinutes: null,
    loggedMinutes: 0,
    start: addDays(TODAY, start),
    due: addDays(TODAY, due),
  });
  return [
    ...jobs.map((job, at) => row(`j${at}`, job.minutes, job.from, job.to)),
    ...overdue.map((minutes, at) => row(`o${at}`, minutes, -20, -1 - at)),
  ];
}

/** Runs a case through the code that is tested; days that it does not name have no capacity. */
export function assessed(each: Case, tasks = tasksOf(each)): Assessment {
  const today = dayNumber(TODAY);
  return assess({
    tasks,
    today,
    horizon: { from: today, days: each.capacity.length },
    capacity: (days) => ({
      capacity: Int32Array.from({ length: days }, (_, at) => each.capacity[at] ?? 0),
      away: new Uint8Array(days),
      assumed: false,
    }),
    tightPercent: 80,
  });
}
