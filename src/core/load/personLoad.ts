import type { Availability } from '../availability.ts';
import type { CivilDay } from '../civilDay.ts';
import type { Person } from '../person.ts';
import type { Workspace } from '../workspace.ts';
import { type Assessment, assess } from './assess.ts';
import { type CapacityDays, type CapacityInput, capacityDays } from './capacity.ts';
import { columnsOf, type PeriodUnit } from './columns.ts';
import { dayOf } from './dayOf.ts';
import { type LoadPeriod, periodsOf } from './periods.ts';
import { FRESH } from './scratch.ts';
import { dailyLoadOf, type LoadSummary, summaryOf } from './summary.ts';
import { type TaskLoad, taskLoads } from './taskLoad.ts';
import type { LoadTask } from './work.ts';

export type LoadSettings = Pick<Workspace, 'weekStart' | 'tightPercent' | 'farOverPercent'>;

/** One person's rows, and what is asked about them. */
export interface PersonLoadInput {
  person: Pick<Person, 'id' | 'employedFrom' | 'employedTo' | 'active'>;
  /** Their own working weeks, in any order. */
  weeks: CapacityInput['weeks'];
  /** The workspace's, for days on which none of theirs is valid. */
  defaultWeek: readonly number[];
  /** Of their holiday region (`regionOf`). */
  holidays: CapacityInput['holidays'];
  entries: readonly Availability[];
  /** Their tasks; finished ones count for nothing. */
  tasks: readonly LoadTask[];
  /** Minutes they have logged today. */
  loggedTodayMinutes?: number;
  /** The person's own today: `civilDayIn(person.zone, now)`. */
  today: CivilDay;
  /** The days that are shown; they may begin before today, and the verdict looks beyond them. */
  horizon: { from: CivilDay; days: number };
  settings: LoadSettings;
}

/** The whole picture of one person. */
export interface PersonLoad extends LoadSummary {
  /** Every day of the horizon. */
  days: LoadPeriod[];
  /** The same in weeks. */
  weeks: LoadPeriod[];
  /** Every open task. */
  tasks: TaskLoad[];
}

/**
 * Capacity, bars, verdict and what they say of each task, for one person, in plain values. Minutes are whole,
 * dates `YYYY-MM-DD`; the arithmetic is load.md's. About 0.02 ms plus the horizon.
 *
 * Throws `RangeError` where a row has something other than `YYYY-MM-DD` for a day.
 */
export function personLoad(input: PersonLoadInput): PersonLoad {
  return loadWithCapacity(input, capacityAheadOf(input));
}

/** `personLoad` for whom the capacity of the first so many days from today on is known already. */
export function loadWithCapacity(
  input: Pick<PersonLoadInput, 'person' | 'tasks' | 'today' | 'horizon' | 'settings'>,
  capacity: (days: number) => CapacityDays,
): PersonLoad {
  const { settings, tasks } = input;
  const assessment = assessPerson(input, capacity);
  const daily = dailyLoadOf(assessment);
  const { from, days } = assessment.horizon;
  const periods = (unit: PeriodUnit) =>
    periodsOf(daily, columnsOf(from, days, unit, settings.weekStart), settings.farOverPercent);
  return {
    ...summaryOf(input.person.id, assessment, tasks),
    days: periods('day'),
    weeks: periods('week'),
    tasks: taskLoads(assessment, tasks),
  };
}

/** The typed arrays behind `personLoad`, for whoever asks further: `latestStart`, `headroom` of other days. */
export function assessPerson(
  { tasks, today, horizon, settings }: Pick<PersonLoadInput, 'tasks' | 'today' | 'horizon' | 'settings'>,
  capacity: (days: number) => CapacityDays,
  scratch = FRESH,
): Assessment {
  const from = dayOf(horizon.from);
  return assess(
    {
      tasks,
      today: dayOf(today),
      horizon: { from, days: horizon.days },
      capacity,
      tightPercent: settings.tightPercent,
    },
    scratch,
  );
}

/** The capacity of a person's rows, as many days from their today on as are asked for. */
export function capacityAheadOf(input: PersonLoadInput, scratch = FRESH): (days: number) => CapacityDays {
  const { employedFrom, employedTo, active } = input.person;
  const from = dayOf(input.today);
  const whole: CapacityInput = {
    weeks: input.weeks,
    defaultWeek: input.defaultWeek,
    employedFrom,
    employedTo,
    active,
    holidays: input.holidays,
    entries: input.entries,
    today: input.today,
    loggedTodayMinutes: input.loggedTodayMinutes ?? 0,
  };
  return (days) => capacityDays(whole, from, days, scratch);
}
