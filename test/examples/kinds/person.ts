import { type CivilDay, dayNumber, isoDay } from '../../../src/core/civilDay.ts';
import { type CapacityDays, capacityDays } from '../../../src/core/load/capacity.ts';
import { loadWithCapacity } from '../../../src/core/load/personLoad.ts';
import { remainingOf } from '../../../src/core/load/remaining.ts';
import { windowOf } from '../../../src/core/load/window.ts';
import type { LoadTask } from '../../../src/core/load/work.ts';
import { WORKSPACE_DEFAULTS } from '../../../src/core/workspace.ts';
import { exactly, hours, idSet, ratio } from '../answers.ts';
import type { Answer, Fields, Kind } from '../example.ts';
import { FIRST_MONDAY, minutesByDay, minutesOf } from '../readDays.ts';
import { readTask } from '../readTask.ts';
import { readCapacity } from './capacity.ts';

/** One person's bars and verdict against given capacity. */
export const person: Kind = (input, expected) => {
  const days = daysOf(input, expected);
  const [first, last] = [days.keys().next().value ?? FIRST_MONDAY, [...days.keys()].at(-1) ?? FIRST_MONDAY];
  const today = String(input.today ?? first);
  const tasks = ((input.tasks ?? []) as unknown[]).map(readTask);
  const horizon = { from: first, days: dayNumber(last) - dayNumber(first) + 1 };
  const load = loadWithCapacity(
    { person: { id: 'p', ...HERE }, tasks, today, horizon, settings: WORKSPACE_DEFAULTS },
    (count) => ahead(days, today, count),
  );
  const { verdict } = load;
  const demand = new Map(load.days.map((day) => [day.start, day.demandMinutes]));
  const unfittable = load.days.filter((day) => day.unfittableMinutes > 0);
  const late = load.tasks.filter((task) => task.lateMinutes > 0);
  return {
    evenSpread: hours([...days.keys()].map((day) => demand.get(day) ?? 0)),
    feasible: exactly(verdict.feasible),
    firstOverloadDate: exactly(verdict.firstOverloadDate),
    overloadHoursAtThatDate: hours(verdict.overloadMinutes),
    unfittableHours: hours(verdict.unfittableMinutes),
    peakIntensity: ratio(load.peakIntensity),
    peakInterval: anyPeak(load.peakInterval, load.peakIntensity, tasks, days, today),
    overdueHours: hours(verdict.overdueMinutes),
    catchUpDate: exactly(verdict.catchUpDate),
    noCapacityInWindow: idSet(verdict.noCapacityInWindow),
    causes: idSet(verdict.causes),
    tight: exactly(load.tight),
    headroomHours: hours(load.headroomMinutes),
    backlogHours: hours(load.backlogMinutes),
    unknownEffort: idSet(load.unknownTasks),
    unfittableByDate: hours(Object.fromEntries(unfittable.map((day) => [day.start, day.unfittableMinutes]))),
    late: hours(Object.fromEntries(late.map((task) => [task.id, task.lateMinutes]))),
  };
};

const HERE = { employedFrom: null, employedTo: null, active: true };

function daysOf(input: Fields, expected: Fields): Map<CivilDay, number> {
  const days = input.capacityHours ? minutesByDay(input.capacityHours) : fromPattern(input, expected);
  const logged = input.loggedToday ?? input.loggedTodayHours;
  const today = String(input.today ?? FIRST_MONDAY);
  if (logged !== undefined && input.capacityHours && days.has(today))
    days.set(today, Math.max(0, (days.get(today) as number) - minutesOf(logged)));
  return days;
}

function fromPattern(input: Fields, expected: Fields): Map<CivilDay, number> {
  const first = dayNumber(FIRST_MONDAY);
  const count = Number(input.days ?? (Array.isArray(expected.evenSpread) ? expected.evenSpread.length : 28));
  const { capacity } = capacityDays(readCapacity(input), first, count);
  return new Map(Array.from(capacity, (minutes, at) => [isoDay(first + at), minutes]));
}

/** Days that an example does not name have no capacity. */
function ahead(days: Map<CivilDay, number>, today: CivilDay, count: number): CapacityDays {
  const capacity = new Int32Array(count);
  for (const [day, minutes] of days) {
    const at = dayNumber(day) - dayNumber(today);
    if (at >= 0 && at < count) capacity[at] = minutes;
  }
  return { capacity, away: new Uint8Array(count), assumed: false };
}

/** Where several intervals share the peak, any of them is right; so the expected one is measured, not compared. */
function anyPeak(
  got: [CivilDay, CivilDay] | null,
  peak: number,
  tasks: LoadTask[],
  days: Map<CivilDay, number>,
  today: CivilDay,
): Answer {
  const agrees = (expected: unknown) => {
    if (!Array.isArray(expected)) return expected === got;
    const [from, to] = expected as [CivilDay, CivilDay];
    let demand = 0;
    for (const task of tasks) {
      const window = windowOf(task, dayNumber(today));
      const effort = remainingOf(task);
      if (window.kind !== 'dated' || effort === 'unknown') continue;
      if (window.from >= dayNumber(from) && window.to <= dayNumber(to)) demand += effort;
    }
    let room = 0;
    for (const [day, minutes] of days) if (day >= from && day <= to && day >= today) room += minutes;
    if (got === null || demand === 0) return false;
    return peak === Number.POSITIVE_INFINITY ? room === 0 : Math.abs(demand / room - peak) < 1e-5;
  };
  return { got, agrees };
}
