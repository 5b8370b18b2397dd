import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { latestStart } from '../../../src/core/load/latestStart.ts';
import { split } from '../../../src/core/load/split.ts';
import { assessed, cases, overdueMinutes } from './cases.ts';
import { afterOverdue, type Job, latestFirst, room } from './oracle.ts';

const RUNS = { numRuns: 1000 };

describe('splitting', () => {
  const weights = fc.array(fc.oneof(fc.constantFrom(0, 240, 480), fc.nat({ max: 2000 })), {
    minLength: 1,
    maxLength: 40,
  });

  it('adds up exactly, is within a minute of each exact share, and serves the largest remainders first', () => {
    let uneven = 0;
    fc.assert(
      fc.property(fc.nat({ max: 100_000 }), weights, (minutes, parts) => {
        const got = split(minutes, parts);
        const total = parts.reduce((sum, each) => sum + each, 0);
        expect(got.reduce((sum, each) => sum + each, 0)).toBe(minutes);
        if (total === 0) {
          expect(got.at(-1)).toBe(minutes);
          return;
        }
        const floor = parts.map((each) => Math.floor((minutes * each) / total));
        const remainder = parts.map((each) => (minutes * each) % total);
        const left = minutes - floor.reduce((sum, each) => sum + each, 0);
        const order = parts
          .map((_, at) => at)
          .sort((a, b) => (remainder[b] as number) - (remainder[a] as number) || a - b);
        const extra = new Set(order.slice(0, left));
        if (left > 0) uneven++;
        expect(got).toEqual(floor.map((each, at) => each + (extra.has(at) ? 1 : 0)));
      }),
      RUNS,
    );
    expect(uneven).toBeGreaterThan(RUNS.numRuns / 2);
  });
});

describe('the even spread', () => {
  it('has exactly the minutes of the work, within windows, by capacity, and on the due day where there is none', () => {
    let spread = 0;
    let onDueDay = 0;
    fc.assert(
      fc.property(cases, (each) => {
        const demand = assessed(each).demand;
        const exact = new Float64Array(each.capacity.length);
        for (const job of each.jobs) {
          const total = room(each.capacity, job.from, job.to);
          if (total === 0) {
            exact[job.to] = (exact[job.to] as number) + job.minutes;
            onDueDay++;
            continue;
          }
          spread++;
          for (let day = job.from; day <= job.to; day++)
            exact[day] = (exact[day] as number) + (job.minutes * (each.capacity[day] as number)) / total;
        }
        const sum = (list: Float64Array) => list.reduce((all, minutes) => all + minutes, 0);
        expect(sum(demand)).toBe(each.jobs.reduce((all, job) => all + job.minutes, 0));
        // Each task's rounding moves a day by less than a minute.
        exact.forEach((minutes, day) => {
          expect(Math.abs((demand[day] as number) - minutes)).toBeLessThan(each.jobs.length + 1e-6);
        });
      }),
      RUNS,
    );
    expect(spread).toBeGreaterThan(RUNS.numRuns);
    expect(onDueDay).toBeGreaterThan(RUNS.numRuns / 20);
  });
});

describe('latest start', () => {
  it('places as much as earliest-deadline-first fits, each minute where working backwards puts it', () => {
    let placedMinutes = 0;
    let unfittable = 0;
    fc.assert(
      fc.property(cases, (each) => {
        const { work, left, judgement } = assessed(each);
        const placements = latestStart(work, left);
        const jobs: Job[] = placements.map(({ at }) => ({
          from: work.from[at] as number,
          to: work.to[at] as number,
          minutes: work.minutes[at] as number,
        }));
        const expected = latestFirst(afterOverdue(each.capacity, overdueMinutes(each)), jobs);
        placements.forEach((placement, at) => {
          const byDay = new Map(placement.days.map(({ day, minutes }) => [day, minutes]));
          expect([...byDay].sort(([a], [b]) => a - b)).toEqual(
            [...(expected[at] ?? [])].sort(([a], [b]) => a - b),
          );
          expect(placement.start).toBe(placement.days[0]?.day ?? -1);
          const placed = placement.days.reduce((sum, { minutes }) => sum + minutes, 0);
          expect(placed + placement.unfittable).toBe(jobs[at]?.minutes);
          placedMinutes += placed;
        });
        const missing = placements.reduce((sum, placement) => sum + placement.unfittable, 0);
        expect(missing).toBe(judgement.unfittable);
        unfittable += missing;
      }),
      RUNS,
    );
    expect(placedMinutes).toBeGreaterThan(100_000);
    expect(unfittable).toBeGreaterThan(100_000);
  });
});
