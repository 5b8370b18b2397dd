import type { Answer } from '../../../core/answer.ts';
import type { Availability } from '../../../core/availability.ts';
import type { Checkin } from '../../../core/checkin.ts';
import { addDays, civilDayIn, dayNumber, isoDay, startOfWeek } from '../../../core/civilDay.ts';
import { type Flag, flagState } from '../../../core/flag.ts';
import type { Holiday } from '../../../core/holiday.ts';
import { personLoad } from '../../../core/load/personLoad.ts';
import { regionOf } from '../../../core/load/regionOf.ts';
import type { PersonLoadDetail, PersonLoadView } from '../../../core/loadReport.ts';
import type { Person } from '../../../core/person.ts';
import type { Presence } from '../../../core/presence.ts';
import type { Report } from '../../../core/report.ts';
import { isFinished, type Task } from '../../../core/task.ts';
import type { TimeEntry } from '../../../core/timeEntry.ts';
import type { WorkingWeek } from '../../../core/workingWeek.ts';
import { WORKSPACE_DEFAULTS, type Workspace } from '../../../core/workspace.ts';

/** Rows about one person, as this device holds them, unsent changes included. */
export interface PersonRows {
  person: Person;
  workspace: Workspace | undefined;
  weeks: readonly WorkingWeek[];
  entries: readonly Availability[];
  holidays: readonly Holiday[];
  tasks: readonly Task[];
  times: readonly TimeEntry[];
  checkins: readonly Checkin[];
  flags: readonly Flag[];
  answers: readonly Answer[];
  presence: Presence | undefined;
  report: Report | undefined;
}

const WEEKS = 13;
const SHOWN_DAYS = 14;
const DAY_MS = 86_400_000;

/**
 * What the server says of a person, computed here from their rows: for their own leads, who hold all of them. It
 * follows every tap, and is there without signal.
 */
export function localDetail(
  rows: PersonRows,
  now: number,
  head: number,
  projectName: (id: string | null) => string,
): PersonLoadDetail {
  const { person } = rows;
  const settings = rows.workspace ?? WORKSPACE_DEFAULTS;
  const today = civilDayIn(person.zone, now);
  const region = regionOf(person, settings);
  const load = personLoad({
    person,
    weeks: rows.weeks,
    defaultWeek: settings.defaultWeek,
    holidays: rows.holidays.filter((row) => row.region === region),
    entries: rows.entries,
    tasks: rows.tasks,
    loggedTodayMinutes: rows.times
      .filter((row) => row.day === today)
      .reduce((total, row) => total + row.minutes, 0),
    today,
    horizon: { from: isoDay(startOfWeek(dayNumber(today), settings.weekStart)), days: WEEKS * 7 },
    settings,
  });
  const { verdict } = load;
  const reportedAt = rows.report?.at ?? null;
  const view: PersonLoadView = {
    id: person.id,
    key: person.sourceKey ?? person.id,
    name: person.name,
    teamIds: person.teamIds,
    today,
    openTasks: load.openTasks,
    remainingMinutes: load.remainingMinutes,
    backlogMinutes: load.backlogMinutes,
    overdueMinutes: verdict.overdueMinutes,
    unknownTasks: load.unknownTasks.length,
    catchUpDate: verdict.catchUpDate,
    firstOverloadDate: verdict.firstOverloadDate,
    overloadMinutes: verdict.overloadMinutes,
    unfittableMinutes: verdict.unfittableMinutes,
    peakIntensity: Number.isFinite(load.peakIntensity) ? load.peakIntensity : 'infinite',
    headroomMinutes: load.headroomMinutes,
    assumedWeek: load.assumedWeek,
    weeks: load.weeks,
    reportedAt,
    reported: reportedAt !== null && now - reportedAt <= settings.reportDays * DAY_MS,
    flag: standingFlag(rows.flags, rows.answers),
    felt: feltLately(rows.checkins, today),
    presence: standing(rows.presence, now),
  };
  const titles = new Map(rows.tasks.map((task) => [task.id, task]));
  const start = load.days.findIndex((day) => day.start === today);
  return {
    person: view,
    head,
    computedAt: now,
    days: load.days.slice(start, start + SHOWN_DAYS).map((day) => ({
      day: day.start,
      capacityMinutes: day.capacityMinutes,
      demandMinutes: day.demandMinutes,
      level: day.level,
      note: day.away ? 'away' : '',
    })),
    tasks: load.tasks.flatMap((each) => {
      const task = titles.get(each.id);
      if (!task || isFinished(task)) return [];
      return [
        {
          id: task.id,
          title: task.title,
          projectId: task.projectId,
          projectName: projectName(task.projectId),
          due: task.due,
          remainingMinutes: each.remainingMinutes === 'unknown' ? null : each.remainingMinutes,
          verdict: each.outcome,
          lateMinutes: each.lateMinutes,
        },
      ];
    }),
    otherWork: { tasks: 0, remainingMinutes: 0 },
  };
}

/** The oldest flag that nobody has answered, else the oldest that is still up. */
function standingFlag(flags: readonly Flag[], answers: readonly Answer[]): PersonLoadView['flag'] {
  const [first] = flags
    .map((flag) => ({
      flag,
      state: flagState(
        flag,
        answers.filter((answer) => answer.flagId === flag.id),
      ),
    }))
    .filter(({ state }) => state === 'open' || state === 'acknowledged')
    .sort(
      (a, b) => Number(b.state === 'open') - Number(a.state === 'open') || a.flag.raisedAt - b.flag.raisedAt,
    );
  if (!first) return null;
  const { id, severity, kind, raisedAt } = first.flag;
  return { id, severity, kind, raisedAt, state: first.state };
}

/** Yesterday's check-in stands until today's. */
function feltLately(checkins: readonly Checkin[], today: string): number | null {
  const on = (day: string): number | undefined => checkins.find((row) => row.day === day)?.score;
  return on(today) ?? on(addDays(today, -1)) ?? null;
}

function standing(presence: Presence | undefined, now: number): PersonLoadView['presence'] {
  if (!presence || (presence.until !== null && presence.until <= now)) return null;
  return { state: presence.state, until: presence.until };
}
