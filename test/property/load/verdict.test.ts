import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headroom } from '../../../src/core/load/headroom.ts';
import { summaryOf } from '../../../src/core/load/summary.ts';
import { assessed, cases, overdueMinutes, tasksOf } from './cases.ts';
import {
  afterOverdue,
  demandWithin,
  densest,
  earliestDeadlineFirst,
  excessByDay,
  mostThatFits,
  room,
} from './oracle.ts';

const RUNS = { numRuns: 1000 };

describe('the verdict', () => {
  it('agrees with days worked through, with every interval tried, and with a maximum flow', () => {
    let overloaded = 0;
    let overdueToo = 0;
    fc.assert(
      fc.property(cases, (each) => {
        const { judgement, work } = assessed(each);
        const left = afterOverdue(each.capacity, overdueMinutes(each));
        const dropped = earliestDeadlineFirst(left, each.jobs);
        const byDay = new Map<number, number>();
        judgement.late.forEach((minutes, at) => {
          const day = work.to[at] as number;
          if (minutes > 0) byDay.set(day, (byDay.get(day) ?? 0) + minutes);
        });
        expect(byDay).toEqual(dropped);

        const total = each.jobs.reduce((sum, job) => sum + job.minutes, 0);
        expect(judgement.unfittable).toBe(total - mostThatFits(left, each.jobs));

        const excess = excessByDay(left, each.jobs);
        const first = excess.findIndex((minutes) => minutes > 0);
        expect(judgement.overload?.day ?? -1).toBe(first);
        expect(judgement.overload?.minutes ?? 0).toBe(excess[first] ?? 0);
        if (first >= 0) overloaded++;
        if (first >= 0 && each.overdue.length > 0) overdueToo++;
      }),
      RUNS,
    );
    expect(overloaded).toBeGreaterThan(RUNS.numRuns / 4);
    expect(overdueToo).toBeGreaterThan(RUNS.numRuns / 20);
  });

  it('names causes that are a proof by themselves, and overdue work only where it takes the capacity', () => {
    let proofs = 0;
    let withOverdue = 0;
    fc.assert(
      fc.property(cases, (each) => {
        const tasks = tasksOf(each);
        const assessment = assessed(each, tasks);
        const { overload } = assessment.judgement;
        if (!overload) return;
        proofs++;
        const { causes } = summaryOf('p', assessment, tasks).verdict;
        const jobs = each.jobs.filter((_, at) => causes.includes(`j${at}`));
        const left = afterOverdue(each.capacity, overdueMinutes(each));
        const { from, day } = overload;
        expect(demandWithin(jobs, from, day)).toBe(jobs.reduce((sum, job) => sum + job.minutes, 0));
        expect(demandWithin(jobs, from, day) - room(left, from, day)).toBe(overload.minutes);
        for (let later = from + 1; later <= day; later++)
          expect(demandWithin(each.jobs, later, day) - room(left, later, day)).toBeLessThan(overload.minutes);
        const taken = room(each.capacity, from, day) - room(left, from, day);
        expect(causes.some((id) => id.startsWith('o'))).toBe(taken > 0);
        if (taken > 0) withOverdue++;
      }),
      RUNS,
    );
    expect(proofs).toBeGreaterThan(RUNS.numRuns / 4);
    expect(withOverdue).toBeGreaterThan(RUNS.numRuns / 50);
  });

  it('is the same whatever order the tasks come in', () => {
    fc.assert(
      fc.property(cases, fc.infiniteStream(fc.nat()), (each, random) => {
        const tasks = tasksOf(each);
        const shuffled = tasks
          .map((task) => ({ task, key: random.next().value }))
          .sort((a, b) => a.key - b.key);
        const other = shuffled.map(({ task }) => task);
        expect(summaryOf('p', assessed(each, other), other)).toEqual(
          summaryOf('p', assessed(each, tasks), tasks),
        );
        expect(assessed(each, other).demand).toEqual(assessed(each, tasks).demand);
      }),
    );
  });

  it('catches overdue work up on the first day by which the capacity is enough', () => {
    let caughtUp = 0;
    fc.assert(
      fc.property(cases, (each) => {
        const owed = overdueMinutes(each);
        const day = each.capacity.findIndex((_, at) => room(each.capacity, 0, at) >= owed);
        expect(assessed(each).judgement.catchUp).toBe(owed === 0 ? -1 : day);
        if (owed > 0 && day >= 0) caughtUp++;
      }),
      RUNS,
    );
    expect(caughtUp).toBeGreaterThan(RUNS.numRuns / 10);
  });
});

describe('peak intensity', () => {
  it('is the densest of all intervals, and the interval named attains it', () => {
    let finite = 0;
    let infinite = 0;
    fc.assert(
      fc.property(cases, (each) => {
        const { peak } = assessed(each);
        expect(peak.intensity).toBe(densest(each.capacity, each.jobs));
        if (peak.intensity === 0) return;
        expect(demandWithin(each.jobs, peak.from, peak.to) / room(each.capacity, peak.from, peak.to)).toBe(
          peak.intensity,
        );
        if (peak.intensity === Number.POSITIVE_INFINITY) infinite++;
        else finite++;
      }),
      RUNS,
    );
    expect(finite).toBeGreaterThan(RUNS.numRuns / 4);
    expect(infinite).toBeGreaterThan(RUNS.numRuns / 20);
  });

  it('is the lowest possible peak: at that share of every day all work fits, at any less it does not', () => {
    let tried = 0;
    fc.assert(
      fc.property(cases, (each) => {
        const { peak } = assessed(each);
        if (peak.intensity === 0 || peak.intensity === Number.POSITIVE_INFINITY) return;
        tried++;
        // Effort and capacity times whole numbers, so that the share is exact: capacity × D/C ≙ capacity·D for effort·C.
        const demand = demandWithin(each.jobs, peak.from, peak.to);
        const capacity = room(each.capacity, peak.from, peak.to);
        const jobs = each.jobs.map((job) => ({ ...job, minutes: job.minutes * capacity }));
        const wanted = jobs.reduce((sum, job) => sum + job.minutes, 0);
        expect(
          mostThatFits(
            each.capacity.map((minutes) => minutes * demand),
            jobs,
          ),
        ).toBe(wanted);
        expect(
          mostThatFits(
            each.capacity.map((minutes) => minutes * (demand - 1)),
            jobs,
          ),
        ).toBeLessThan(wanted);
      }),
      RUNS,
    );
    expect(tried).toBeGreaterThan(RUNS.numRuns / 4);
  });

  it('without overdue work is above 1 exactly when something cannot be done', () => {
    fc.assert(
      fc.property(cases, (drawn) => {
        const { peak, judgement } = assessed({ ...drawn, overdue: [] });
        expect(peak.intensity > 1).toBe(judgement.unfittable > 0);
      }),
      RUNS,
    );
  });
});

describe('headroom', () => {
  const withWindow = cases.chain((each) =>
    fc.tuple(
      fc.constant(each),
      fc.nat({ max: each.capacity.length - 1 }),
      fc.nat({ max: each.capacity.length - 1 }),
    ),
  );

  it('is what one more task may have: so much changes nothing for anyone, a minute more does', () => {
    let fitted = 0;
    let full = 0;
    fc.assert(
      fc.property(withWindow, ([each, a, b]) => {
        const { work, left, judgement } = assessed(each);
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const minutes = headroom(work, left, from, to);
        const unfittable = (more: number) =>
          assessed({ ...each, jobs: [...each.jobs, { from, to, minutes: more }] }).judgement.unfittable;
        if (minutes > 0) expect(unfittable(minutes)).toBe(judgement.unfittable);
        if (minutes > 0) fitted++;
        else full++;
        // Where something is late already, that may be what the extra minute displaces, in an interval beside it.
        if (judgement.unfittable === 0) expect(unfittable(minutes + 1)).toBe(1);
      }),
      RUNS,
    );
    expect(fitted).toBeGreaterThan(RUNS.numRuns / 10);
    expect(full).toBeGreaterThan(RUNS.numRuns / 10);
  });

  it('is the least over all intervals around the window', () => {
    fc.assert(
      fc.property(withWindow, ([each, a, b]) => {
        const { work, left } = assessed(each);
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const capacity = afterOverdue(each.capacity, overdueMinutes(each));
        let least = Number.POSITIVE_INFINITY;
        for (let start = 0; start <= from; start++)
          for (let end = to; end < capacity.length; end++)
            least = Math.min(least, room(capacity, start, end) - demandWithin(each.jobs, start, end));
        expect(headroom(work, left, from, to)).toBe(least);
      }),
      RUNS,
    );
  });
});
