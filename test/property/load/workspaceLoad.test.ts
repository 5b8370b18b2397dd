import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Availability } from '../../../src/core/availability.ts';
import { addDays } from '../../../src/core/civilDay.ts';
import { personLoad } from '../../../src/core/load/personLoad.ts';
import type { LoadTask } from '../../../src/core/load/work.ts';
import {
  type LoadView,
  personInputs,
  type WorkspaceRows,
  workspaceLoad,
} from '../../../src/core/load/workspaceLoad.ts';
import { WORKSPACE_DEFAULTS } from '../../../src/core/workspace.ts';
import { TODAY } from './cases.ts';

const PEOPLE = ['amira', 'ben', 'chen', 'dora'];
const day = fc.integer({ min: -6, max: 24 }).map((days) => addDays(TODAY, days));
const someone = fc.constantFrom(...PEOPLE);

const task: fc.Arbitrary<LoadTask & { assigneeId: string | null }> = fc.record({
  id: fc.uuid(),
  assigneeId: fc.option(someone, { freq: 8 }),
  status: fc.constantFrom('open', 'open', 'doing', 'blocked', 'done'),
  priority: fc.integer({ min: 1, max: 5 }),
  estimateMinutes: fc.option(fc.nat({ max: 2400 }), { freq: 6 }),
  remainingMinutes: fc.option(fc.nat({ max: 2400 }), { freq: 1 }),
  loggedMinutes: fc.constantFrom(0, 0, 60, 600),
  start: fc.option(day),
  due: fc.option(day, { freq: 6 }),
});
const entry: fc.Arbitrary<Availability> = fc.record({
  id: fc.uuid(),
  personId: someone,
  kind: fc.constantFrom('away', 'reduced', 'extra', 'usual'),
  from: day,
  to: day,
  parts: fc.option(fc.constant<[number, number][]>([[540, 720]])),
  minutes: fc.constant(90),
  percent: fc.constant(null),
  everyWeeks: fc.constant(null),
  weekdays: fc.constant(null),
  anchor: fc.constant(null),
  saidAt: fc.constant(0),
});
const rows: fc.Arbitrary<WorkspaceRows> = fc.record({
  workspace: fc.constant({ ...WORKSPACE_DEFAULTS, region: 'DE' }),
  people: fc.constant(
    PEOPLE.map((id, at) => ({
      id,
      zone: at % 2 ? 'Pacific/Auckland' : 'America/Los_Angeles',
      region: at === 0 ? '' : at === 1 ? 'FR' : null,
      employedFrom: null,
      employedTo: at === 3 ? addDays(TODAY, 10) : null,
      active: true,
    })),
  ),
  weeks: fc.constant([
    { id: 'ben:x', personId: 'ben', from: addDays(TODAY, 3), minutes: [300, 300, 300, 0, 0, 0, 0] },
  ]),
  entries: fc.array(entry, { maxLength: 8 }),
  holidays: fc.constant([
    { id: 'DE:x', region: 'DE', day: addDays(TODAY, 2), name: 'x', percent: 100 },
    { id: 'FR:x', region: 'FR', day: addDays(TODAY, 4), name: 'x', percent: 50 },
  ]),
  tasks: fc.array(task, { maxLength: 24 }),
  timeEntries: fc.array(
    fc.record({ id: fc.uuid(), personId: someone, taskId: fc.uuid(), day, minutes: fc.nat({ max: 300 }) }),
    { maxLength: 6 },
  ),
});
const view = (from: number, days: number, unit: 'day' | 'week'): LoadView => ({
  horizon: { from: addDays(TODAY, from), days },
  unit,
  todayIn: (zone) => (zone === 'Pacific/Auckland' ? addDays(TODAY, 1) : TODAY),
});

describe('the load of a whole workspace', () => {
  it('is each person’s own, whatever the unit, and an edit is that person’s rows again', () => {
    let overloaded = 0;
    let overdue = 0;
    fc.assert(
      fc.property(rows, fc.integer({ min: -9, max: 9 }), fc.nat({ max: 40 }), (workspace, from, days) => {
        const asked = view(from, days, 'week');
        const weeks = workspaceLoad(workspace, asked);
        const byDay = workspaceLoad(workspace, view(from, days, 'day'));
        expect([...weeks.keys()]).toEqual(PEOPLE);
        for (const input of personInputs(workspace, asked)) {
          const { days: ownDays, weeks: ownWeeks, tasks, ...summary } = personLoad(input);
          const id = input.person.id;
          expect(weeks.get(id)).toEqual({ ...summary, periods: ownWeeks });
          expect(byDay.get(id)).toEqual({ ...summary, periods: ownDays });
          const alone = { ...workspace, people: workspace.people.filter((person) => person.id === id) };
          expect(workspaceLoad(alone, asked).get(id)).toEqual(weeks.get(id));

          for (const figure of ['capacityMinutes', 'demandMinutes', 'unfittableMinutes', 'days'] as const) {
            const total = (periods: typeof ownDays) => periods.reduce((sum, each) => sum + each[figure], 0);
            expect(total(ownWeeks)).toBe(total(ownDays));
          }
          expect(tasks.reduce((sum, each) => sum + each.lateMinutes, 0)).toBe(
            summary.verdict.unfittableMinutes,
          );
          if (!summary.verdict.feasible) overloaded++;
          if (summary.verdict.overdueMinutes > 0) overdue++;
        }
      }),
      { numRuns: 500 },
    );
    expect(overloaded).toBeGreaterThan(100);
    expect(overdue).toBeGreaterThan(100);
  });

  it('gives the same verdict whatever days are shown', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: -9, max: 9 }), fc.nat({ max: 300 }), (workspace, from, days) => {
        const [one, other] = [view(0, 7, 'week'), view(from, days, 'day')];
        for (const id of PEOPLE) {
          const [a, b] = [one, other].map((each) => workspaceLoad(workspace, each).get(id));
          expect(b?.verdict).toEqual(a?.verdict);
          expect(b?.peakIntensity).toBe(a?.peakIntensity);
        }
      }),
      { numRuns: 100 },
    );
  });
});
