import type { Availability } from '../availability.ts';
import type { CivilDay } from '../civilDay.ts';
import type { Holiday } from '../holiday.ts';
import type { Person } from '../person.ts';
import type { TimeEntry } from '../timeEntry.ts';
import type { WorkingWeek } from '../workingWeek.ts';
import type { Workspace } from '../workspace.ts';
import { columnsOf, type PeriodUnit } from './columns.ts';
import { dayOf } from './dayOf.ts';
import { assessPerson, capacityAheadOf, type PersonLoadInput } from './personLoad.ts';
import { type LoadPeriod, periodsOf } from './periods.ts';
import { regionOf } from './regionOf.ts';
import { dailyLoadOf, type LoadSummary, summaryOf } from './summary.ts';
import type { LoadTask } from './work.ts';

/** Rows of a workspace, or of any part of it; rows of people who are not in `people` are passed over. */
export interface WorkspaceRows {
  workspace: Pick<Workspace, 'defaultWeek' | 'region' | 'weekStart' | 'tightPercent' | 'farOverPercent'>;
  people: readonly Pick<Person, 'id' | 'zone' | 'region' | 'employedFrom' | 'employedTo' | 'active'>[];
  weeks: readonly WorkingWeek[];
  entries: readonly Availability[];
  holidays: readonly Holiday[];
  tasks: readonly (LoadTask & { assigneeId: string | null })[];
  /** Only those of today matter. */
  timeEntries: readonly TimeEntry[];
}

export interface LoadView {
  horizon: { from: CivilDay; days: number };
  unit: PeriodUnit;
  /** What day it is in a zone; asked once a zone. */
  todayIn: (zone: string) => CivilDay;
}

/** One line of a heatmap: the same figures as `personLoad`, in one unit of periods and without single tasks. */
export interface PersonPeriods extends LoadSummary {
  periods: LoadPeriod[];
}

/**
 * Everybody's load. For 10,000 people, a year in weeks and 100,000 tasks well below a second; after an edit call
 * it again with the rows of the person touched alone and replace that one line.
 */
export function workspaceLoad(rows: WorkspaceRows, view: LoadView): Map<string, PersonPeriods> {
  const loads = new Map<string, PersonPeriods>();
  const { horizon, unit } = view;
  const { weekStart, farOverPercent } = rows.workspace;
  const columns = columnsOf(dayOf(horizon.from), horizon.days, unit, weekStart);
  for (const input of personInputs(rows, view)) {
    const { tasks, person } = input;
    const assessment = assessPerson(input, capacityAheadOf(input));
    loads.set(person.id, {
      ...summaryOf(person.id, assessment, tasks),
      periods: periodsOf(dailyLoadOf(assessment), columns, farOverPercent),
    });
  }
  return loads;
}

/** The rows of a workspace sorted by person, each in the shape that `personLoad` takes. */
export function personInputs(rows: WorkspaceRows, view: LoadView): PersonLoadInput[] {
  const { workspace } = rows;
  const holidays = new Map<string, Holiday[]>();
  for (const holiday of rows.holidays) {
    const region = holidays.get(holiday.region);
    if (region) region.push(holiday);
    else holidays.set(holiday.region, [holiday]);
  }
  const todays = new Map<string, CivilDay>();
  const inputs = new Map<string, Collected>();
  for (const person of rows.people) {
    const today = todays.get(person.zone) ?? view.todayIn(person.zone);
    todays.set(person.zone, today);
    inputs.set(person.id, {
      person,
      weeks: [],
      defaultWeek: workspace.defaultWeek,
      holidays: holidays.get(regionOf(person, workspace)) ?? [],
      entries: [],
      tasks: [],
      loggedTodayMinutes: 0,
      today,
      horizon: view.horizon,
      settings: workspace,
    });
  }
  for (const week of rows.weeks) inputs.get(week.personId)?.weeks.push(week);
  for (const entry of rows.entries) inputs.get(entry.personId)?.entries.push(entry);
  for (const task of rows.tasks) if (task.assigneeId) inputs.get(task.assigneeId)?.tasks.push(task);
  for (const { personId, day, minutes } of rows.timeEntries) {
    const input = inputs.get(personId);
    if (input?.today === day) input.loggedTodayMinutes += minutes;
  }
  return [...inputs.values()];
}

/** A person's input while its rows are being gathered. */
interface Collected extends PersonLoadInput {
  weeks: WorkingWeek[];
  entries: Availability[];
  tasks: LoadTask[];
  loggedTodayMinutes: number;
}
