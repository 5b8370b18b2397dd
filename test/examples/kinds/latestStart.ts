import { type CivilDay, dayNumber, isoDay } from '../../../src/core/civilDay.ts';
import { afterFirst, cumulate } from '../../../src/core/load/cumulative.ts';
import { latestStart as placeLatest } from '../../../src/core/load/latestStart.ts';
import { workOf } from '../../../src/core/load/work.ts';
import { exactly, hours } from '../answers.ts';
import type { Kind } from '../example.ts';
import { FIRST_MONDAY, minutesByDay } from '../readDays.ts';
import { readTask } from '../readTask.ts';

/** Work placed as late as it can be. */
export const latestStart: Kind = (input) => {
  const days = minutesByDay(input.capacityHours);
  const today = String(input.today ?? days.keys().next().value ?? FIRST_MONDAY);
  const first = dayNumber(today);
  const tasks = ((input.tasks ?? []) as unknown[]).map(readTask);
  const work = workOf(tasks, first);
  const count = Math.max(...work.to, ...[...days.keys()].map((day) => dayNumber(day) - first), 0) + 1;
  const capacity = Int32Array.from({ length: count }, (_, at) => days.get(isoDay(first + at)) ?? 0);
  const placed: Record<string, Record<CivilDay, number>> = {};
  const starts: Record<string, CivilDay | null> = {};
  const unfittable: Record<string, number> = {};
  for (const placement of placeLatest(work, afterFirst(cumulate(capacity), work.overdueMinutes))) {
    const id = tasks[work.task[placement.at] as number]?.id ?? '';
    placed[id] = Object.fromEntries(placement.days.map(({ day, minutes }) => [isoDay(first + day), minutes]));
    starts[id] = placement.start < 0 ? null : isoDay(first + placement.start);
    unfittable[id] = placement.unfittable;
  }
  const missing = Object.values(unfittable).reduce((sum, each) => sum + each, 0);
  return {
    placed: hours(placed),
    latestStart: exactly(starts),
    unfittable: hours(unfittable),
    unplaced: hours(unfittable),
    unfittableHours: hours(missing),
  };
};
