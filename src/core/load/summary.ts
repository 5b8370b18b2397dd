import type { CivilDay } from '../civilDay.ts';
import type { Assessment } from './assess.ts';
import { dayText } from './dayText.ts';
import type { DailyLoad } from './periods.ts';
import type { LoadTask } from './work.ts';

/** Can it be done? All in minutes; days as dates. */
export interface Verdict {
  /** True when nothing has to be late that is not overdue already. */
  feasible: boolean;
  /** Earliest due date by which the work due exceeds the capacity; overdue work is not itself one. */
  firstOverloadDate: CivilDay | null;
  /** By how much it exceeds it there. */
  overloadMinutes: number;
  /** Ids of the tasks that cause it, overdue ones first where they take the capacity it lacks. */
  causes: string[];
  /** What earliest-deadline-first drops at due dates, all together. */
  unfittableMinutes: number;
  /** "At least" where an overdue task is of unknown effort. */
  overdueMinutes: number;
  /** Day on which overdue work is done if it goes first; null without any, or when it cannot be within 20 years. */
  catchUpDate: CivilDay | null;
  /** Ids of tasks whose whole window has no capacity. */
  noCapacityInWindow: string[];
}

/** What one line of a heatmap says about a person, as of their today. */
export interface LoadSummary {
  personId: string;
  /** The person's today. Everything counts from it. */
  asOf: CivilDay;
  verdict: Verdict;
  /** λ* of the work that is not overdue; Infinity where there is work but no capacity (JSON has no such number). */
  peakIntensity: number;
  /** First and last day of an interval that attains it; null without work. */
  peakInterval: [CivilDay, CivilDay] | null;
  /** It can be done, and the peak is above the setting. */
  tight: boolean;
  /** What still fits into the rest of the horizon; negative where that is over already. */
  headroomMinutes: number;
  openTasks: number;
  /** Ids of open tasks of unknown effort; with any, every sum of work is "at least". */
  unknownTasks: string[];
  /** Known effort of all open tasks: dated, overdue and undated. */
  remainingMinutes: number;
  /** Of it, undated. */
  backlogMinutes: number;
  /** True when a day ahead rests on the workspace's default week. */
  assumedWeek: boolean;
}

/** An assessment in plain values. `tasks` is the list it was made from. */
export function summaryOf(personId: string, assessment: Assessment, tasks: readonly LoadTask[]): LoadSummary {
  const { work, peak, judgement } = assessment;
  const idOf = (task: number) => (tasks[task] as LoadTask).id;
  const dateOf = (day: number) => dayText(assessment.today + day);
  return {
    personId,
    asOf: dateOf(0),
    verdict: verdictOf(assessment, idOf, dateOf),
    peakIntensity: peak.intensity,
    peakInterval: peak.from < 0 ? null : [dateOf(peak.from), dateOf(peak.to)],
    tight: judgement.unfittable === 0 && peak.tight.length > 0,
    headroomMinutes: assessment.headroom,
    openTasks: work.open,
    unknownTasks: work.unknown.map(idOf),
    remainingMinutes: work.remainingMinutes,
    backlogMinutes: work.backlogMinutes,
    assumedWeek: assessment.days.assumed,
  };
}

function verdictOf(
  { work, judgement, capacity }: Assessment,
  idOf: (task: number) => string,
  dateOf: (day: number) => CivilDay,
): Verdict {
  const { overload } = judgement;
  const noCapacity: string[] = [];
  work.task.forEach((task, at) => {
    const from = work.from[at] as number;
    const end = (work.to[at] as number) + 1;
    if (at < work.judged && capacity[end] === capacity[from]) noCapacity.push(idOf(task));
  });
  const overdueCauses = overload?.overdue ? work.overdue.map(idOf) : [];
  const datedCauses = overload?.causes.map((at) => idOf(work.task[at] as number)) ?? [];
  return {
    feasible: judgement.unfittable === 0,
    firstOverloadDate: overload && dateOf(overload.day),
    overloadMinutes: overload?.minutes ?? 0,
    causes: [...overdueCauses, ...datedCauses],
    unfittableMinutes: judgement.unfittable,
    overdueMinutes: work.overdueMinutes,
    catchUpDate: judgement.catchUp < 0 ? null : dateOf(judgement.catchUp),
    noCapacityInWindow: noCapacity,
  };
}

/** An assessment day by day, ready for `periodsOf`. */
export function dailyLoadOf(assessment: Assessment): DailyLoad {
  const { today, capacity, days, demand, work, judgement, peak } = assessment;
  const unfittable: { day: number; minutes: number }[] = [];
  judgement.late.forEach((minutes, at) => {
    if (minutes > 0) unfittable.push({ day: work.to[at] as number, minutes });
  });
  return { today, capacity, away: days.away, demand, unfittable, tight: peak.tight };
}
