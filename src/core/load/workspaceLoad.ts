import type { Availability } from '../availability.ts';
import type { CivilDay } from '../civilDay.ts';
import type { Holiday } from '../holiday.ts';
import type { Person } from '../person.ts';
import type { TimeEntry } from '../timeEntry.ts';
import type { WorkingWeek } from '../workingWeek.ts';
import type { Workspace } from '../workspace.ts';
import { columnsOf, type PeriodUnit } from './columns.ts';
import { dayOf } from './dayOf.ts';
import { type LoadPeriod, periodsOf } from './periods.ts';
import { assessPerson, capacityAheadOf, type PersonLoadInput } from './personLoad.ts';
import { regionOf } from './regionOf.ts';
import { rowsByPerson } from './rowsByPerson.ts';
import { makeScratch } from './scratch.ts';
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
  const scratch = makeScratch();
  for (const input of personInputs(rows, view)) {
    const { tasks, person } = input;
    const assessment = assessPerson(input, capacityAheadOf(input, scratch), scratch);
    loads.set(person.id, {
      ...summaryOf(person.id, assessment, tasks),
      periods: periodsOf(dailyLoadOf(assessment), columns, farOverPercent),
    });
  }
  return loads;
}

/** The rows of a workspace sorted by person, one after the other in the shape that `personLoad` takes. */
export function* personInputs(rows: WorkspaceRows, view: LoadView): Generator<PersonLoadInput> {
  const { workspace, people } = rows;
  const placeOf = new Map(people.map((person, place) => [person.id, place]));
  const weeks = rowsByPerson(rows.weeks, placeOf, (week) => week.personId);
  const entries = rowsByPerson(rows.entries, placeOf, (entry) => entry.personId);
  const tasks = rowsByPerson(rows.tasks, placeOf, (task) => task.assigneeId);
  const timeEntries = rowsByPerson(rows.timeEntries, placeOf, (entry) => entry.personId);
  const holidays = Map.groupBy(rows.holidays, (holiday) => holiday.region);
  const todays = new Map<string, CivilDay>();
  for (const [place, person] of people.entries()) {
    const today = todays.get(person.zone) ?? view.todayIn(person.zone);
    todays.set(person.zone, today);
    let loggedTodayMinutes = 0;
    for (const { day, minutes } of timeEntries(place)) if (day === today) loggedTodayMinutes += minutes;
    yield {
      person,
      weeks: weeks(place),
      defaultWeek: workspace.defaultWeek,
      holidays: holidays.get(regionOf(person, workspace)) ?? [],
      entries: entries(place),
      tasks: tasks(place),
      loggedTodayMinutes,
      today,
      horizon: view.horizon,
      settings: workspace,
    };
  }
}
