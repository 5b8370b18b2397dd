import { describe, expect, it } from 'vitest';
import { personLoad } from '../../../src/core/load/personLoad.ts';
import { amira, day, entry, MONDAY, task } from './rows.ts';

const bars = (load: ReturnType<typeof personLoad>) => load.days.map((each) => each.demandMinutes / 60);
const outcomes = (load: ReturnType<typeof personLoad>) =>
  Object.fromEntries(load.tasks.map((each) => [each.id, each.outcome]));

describe('the verdict', () => {
  it('raises no alarm for a 150 % day whose work fits', () => {
    const load = personLoad(amira({ tasks: [task('a', 8, 0, 0), task('b', 20, 0, 4)] }));
    expect(load.days[0]?.demandMinutes).toBe(720);
    expect(load.verdict).toMatchObject({
      feasible: true,
      firstOverloadDate: null,
      causes: [],
      overloadMinutes: 0,
    });
    expect(load.days[0]?.level).toBe('line');
    expect(load.tight).toBe(true);
  });

  it('finds overload behind a low weekly average, with its date, its hours and its tasks', () => {
    const load = personLoad(amira({ tasks: [task('a', 12, 0, 0), task('b', 3, 1, 4), task('c', 1, 0, 4)] }));
    expect(load.verdict).toMatchObject({
      feasible: false,
      firstOverloadDate: day(0),
      overloadMinutes: 240,
      unfittableMinutes: 240,
      causes: ['a'],
    });
    expect(load.weeks[0]).toMatchObject({
      level: 'over',
      unfittableMinutes: 240,
      demandMinutes: 960,
      tight: false,
    });
  });

  it('names the tasks of the shortest interval that proves it, and no bystanders', () => {
    const tasks = [task('early', 8, 0, 4), task('x', 10, 2, 3), task('y', 7, 2, 3), task('later', 9, 2, 6)];
    expect(personLoad(amira({ tasks })).verdict).toMatchObject({
      firstOverloadDate: day(3),
      overloadMinutes: 60,
      causes: ['x', 'y'],
    });
  });

  it('names the fewest tasks where a longer interval proves as much', () => {
    // Monday is full to the brim, so Monday and Tuesday together are over by the same 2 h as Tuesday alone.
    const tasks = [task('brim', 8, 0, 0), task('x', 10, 1, 1)];
    expect(personLoad(amira({ tasks })).verdict).toMatchObject({ overloadMinutes: 120, causes: ['x'] });
  });

  it('counts dropped work once, and later dates on from there', () => {
    // Monday drops 4 h of a. Then 32 h are left for 36 h due on Friday: 4 h more.
    const load = personLoad(amira({ tasks: [task('a', 12, 0, 0), task('b', 36, 0, 4)] }));
    expect(load.verdict).toMatchObject({
      firstOverloadDate: day(0),
      overloadMinutes: 240,
      unfittableMinutes: 480,
    });
    expect(load.days.map((each) => each.unfittableMinutes)).toEqual([240, 0, 0, 0, 240, 0, 0]);
  });

  it('sees past the days that are shown', () => {
    const load = personLoad(amira({ tasks: [task('a', 100, 0, 14)], horizon: { from: MONDAY, days: 3 } }));
    expect(load.verdict).toMatchObject({ firstOverloadDate: day(14), overloadMinutes: 720 });
    expect(load.days).toHaveLength(3);
    expect(load.weeks[0]?.unfittableMinutes).toBe(0);
  });

  it('lets the lower priority be late where two tasks share a date', () => {
    const tasks = [task('b', 5, 0, 0, { priority: 1 }), task('a', 5, 0, 0, { priority: 4 })];
    expect(personLoad(amira({ tasks })).tasks.map(({ id, lateMinutes }) => [id, lateMinutes])).toEqual([
      ['b', 0],
      ['a', 120],
    ]);
  });

  it('says of each task when it is done, or how late', () => {
    const tasks = [task('a', 20, 0, 4), task('b', 6, 0, 0), task('c', 30, 1, 3)];
    const load = personLoad(amira({ tasks }));
    expect(
      load.tasks.map(({ id, outcome, lateMinutes, finish }) => [id, outcome, lateMinutes, finish]),
    ).toEqual([
      ['a', 'late', 600, null],
      ['b', 'fits', 0, day(0)],
      ['c', 'late', 360, null],
    ]);
  });
});

describe('overdue work', () => {
  const late = task('late', 12, -9, -3);

  it('takes capacity first, is no overload itself, and stays out of the bars', () => {
    const load = personLoad(amira({ tasks: [late, task('b', 20, 0, 4)] }));
    expect(load.verdict).toMatchObject({ feasible: true, overdueMinutes: 720, catchUpDate: day(1) });
    expect(bars(load)).toEqual([4, 4, 4, 4, 4, 0, 0]);
    expect(load.tasks.map((each) => each.finish)).toEqual([day(1), day(3)]);
    expect(load.peakIntensity).toBe(0.5);
  });

  it('is a cause where it takes the capacity that is missing', () => {
    const load = personLoad(amira({ tasks: [late, task('b', 8, 0, 1)] }));
    expect(load.verdict).toMatchObject({
      firstOverloadDate: day(1),
      overloadMinutes: 240,
      causes: ['late', 'b'],
    });
  });

  it('is no cause where the overload begins after it is caught up', () => {
    const load = personLoad(amira({ tasks: [late, task('b', 20, 3, 4)] }));
    expect(load.verdict).toMatchObject({ firstOverloadDate: day(4), overloadMinutes: 240, causes: ['b'] });
  });

  it('is never caught up by someone who leaves before', () => {
    const person = { id: 'amira', employedFrom: null, employedTo: day(0), active: true };
    expect(personLoad(amira({ person, tasks: [late] })).verdict).toMatchObject({
      feasible: true,
      overdueMinutes: 720,
      catchUpDate: null,
    });
  });

  it('is caught up on the same day however few days are shown', () => {
    const tasks = [task('late', 400, -9, -3)];
    const dates = [1, 7, 365].map(
      (days) => personLoad(amira({ tasks, horizon: { from: MONDAY, days } })).verdict.catchUpDate,
    );
    // 400 h are fifty working days: ten weeks.
    expect(dates).toEqual([day(67), day(67), day(67)]);
  });

  it('of unknown effort is overdue, takes nothing, and hides when what follows is done', () => {
    const load = personLoad(amira({ tasks: [task('x', null, null, -2), task('y', 2, null, -1)] }));
    expect(outcomes(load)).toEqual({ x: 'overdue', y: 'overdue' });
    expect(load.verdict.overdueMinutes).toBe(120);
    expect(load.tasks.map((each) => each.finish)).toEqual([null, null]);
    expect(load.unknownTasks).toEqual(['x']);
  });

  it('leaves what is left as headroom', () => {
    expect(personLoad(amira({ tasks: [late, task('b', 10, 0, 4)] })).headroomMinutes).toBe((40 - 22) * 60);
  });
});

describe('work that has no place in time', () => {
  it('undated is backlog: no bar and no alarm', () => {
    const load = personLoad(amira({ tasks: [task('someday', 500, 0, null)] }));
    expect(load).toMatchObject({
      backlogMinutes: 30_000,
      remainingMinutes: 30_000,
      openTasks: 1,
      peakIntensity: 0,
    });
    expect(load.verdict.feasible).toBe(true);
    expect(bars(load)).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect(outcomes(load)).toEqual({ someday: 'undated' });
  });

  it('of unknown effort is named and never counted as 0 that fits', () => {
    const load = personLoad(amira({ tasks: [task('who knows', null, 0, 4), task('a', 5, 0, 4)] }));
    expect(load).toMatchObject({ unknownTasks: ['who knows'], remainingMinutes: 300, openTasks: 2 });
    expect(outcomes(load)).toEqual({ 'who knows': 'unknown', a: 'fits' });
  });

  it('done counts for nothing, an estimate of 0 is open and fits', () => {
    const load = personLoad(amira({ tasks: [task('d', 5, 0, 4, { status: 'done' }), task('z', 0, 0, 0)] }));
    expect(load.openTasks).toBe(1);
    expect(outcomes(load)).toEqual({ z: 'fits' });
    expect(load.peakIntensity).toBe(0);
  });
});

describe('windows without capacity', () => {
  it('on a weekend: everything on the due day, and all of it unfittable', () => {
    const load = personLoad(amira({ tasks: [task('w', 3, 5, 6)] }));
    expect(bars(load)).toEqual([0, 0, 0, 0, 0, 0, 3]);
    expect(load.verdict).toMatchObject({
      firstOverloadDate: day(6),
      overloadMinutes: 180,
      noCapacityInWindow: ['w'],
    });
    expect(load.peakIntensity).toBe(Number.POSITIVE_INFINITY);
    expect(load.days[6]?.level).toBe('far');
    expect(load.weeks[0]?.level).toBe('over');
  });

  it('whole window inside leave', () => {
    const load = personLoad(
      amira({ entries: [entry('away', 1, 3)], tasks: [task('w', 3, 1, 3), task('v', 9, 0, 4)] }),
    );
    expect(load.verdict).toMatchObject({ unfittableMinutes: 180, noCapacityInWindow: ['w'], causes: ['w'] });
    expect(bars(load)).toEqual([4.5, 0, 0, 3, 4.5, 0, 0]);
  });

  it('due today with today used up', () => {
    const load = personLoad(amira({ loggedTodayMinutes: 500, tasks: [task('t', 1, 0, 0)] }));
    expect(load.verdict).toMatchObject({
      firstOverloadDate: MONDAY,
      overloadMinutes: 60,
      noCapacityInWindow: ['t'],
    });
    expect(load.days[0]).toMatchObject({ capacityMinutes: 0, demandMinutes: 60, level: 'far', away: false });
  });

  it('employment that ends before the due date: the rest is unfittable, not idle', () => {
    const person = { id: 'amira', employedFrom: null, employedTo: day(1), active: true };
    const load = personLoad(amira({ person, tasks: [task('t', 20, 0, 9)] }));
    expect(load.verdict).toMatchObject({ firstOverloadDate: day(9), unfittableMinutes: 240 });
    expect(bars(load)).toEqual([10, 10, 0, 0, 0, 0, 0]);
  });

  it('of work of 0 minutes is no cause for alarm', () => {
    const load = personLoad(amira({ tasks: [task('z', 0, 5, 6)] }));
    expect(load.verdict).toMatchObject({ feasible: true, noCapacityInWindow: [] });
  });
});

describe('from now on', () => {
  it('days before today have neither capacity nor demand, and the week counts the rest', () => {
    const load = personLoad(amira({ today: day(2), tasks: [task('a', 6, 0, 4)] }));
    expect(load.days.map((each) => each.capacityMinutes / 60)).toEqual([0, 0, 8, 8, 8, 0, 0]);
    expect(bars(load)).toEqual([0, 0, 2, 2, 2, 0, 0]);
    expect(load.weeks).toMatchObject([{ start: MONDAY, days: 7, capacityMinutes: 1440, demandMinutes: 360 }]);
    expect(load.asOf).toBe(day(2));
  });

  it('a horizon that is all past is empty, and the verdict still stands', () => {
    const load = personLoad(amira({ today: day(30), tasks: [task('a', 60, 0, 32)] }));
    expect(load.weeks).toMatchObject([{ capacityMinutes: 0, demandMinutes: 0, level: 'room' }]);
    expect(load.headroomMinutes).toBe(0);
    expect(load.verdict.feasible).toBe(false);
  });
});

describe('dates far ahead', () => {
  it('beyond planning raise no alarm, take no memory, and still show as bars', () => {
    const tasks = [task('typo', 100, 0, 0, { due: '9999-12-31' }), task('a', 8, 0, 0)];
    const load = personLoad(amira({ tasks, horizon: { from: MONDAY, days: 7305 } }));
    expect(load.verdict.feasible).toBe(true);
    expect(load.days).toHaveLength(7305);
    expect(load.days.reduce((sum, each) => sum + each.demandMinutes, 0)).toBe(108 * 60);
    expect(outcomes(load)).toEqual({ typo: 'fits', a: 'fits' });
  });

  it('with a start beyond planning has no bars', () => {
    const tasks = [task('later', 5, 0, 0, { start: '9000-01-01', due: '9999-12-31' })];
    expect(personLoad(amira({ tasks })).verdict.feasible).toBe(true);
  });
});

describe('the default week', () => {
  it('is said to be assumed', () => {
    expect(personLoad(amira({ weeks: [] })).assumedWeek).toBe(true);
    expect(personLoad(amira()).assumedWeek).toBe(false);
  });
});
