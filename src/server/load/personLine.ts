import type { Answer } from '../../core/answer.ts';
import type { Checkin } from '../../core/checkin.ts';
import { addDays } from '../../core/civilDay.ts';
import { type Flag, flagState } from '../../core/flag.ts';
import type { PersonPeriods } from '../../core/load/workspaceLoad.ts';
import type { PersonLoadView } from '../../core/loadReport.ts';
import type { Person } from '../../core/person.ts';
import type { Presence } from '../../core/presence.ts';
import type { Report } from '../../core/report.ts';

/** What a person has said beside the figures: one row or list each. */
export interface Statements {
  report: Report | undefined;
  presence: Presence | undefined;
  checkins: readonly Checkin[];
  flags: readonly Flag[];
  answers: readonly Answer[];
}

/** A line of the report without what only the moment of asking decides. */
export type PersonLine = Omit<PersonLoadView, 'reported' | 'presence'> & {
  statedPresence: Presence | undefined;
};

/** One person's line: the computed load beside what they said themselves. */
export function personLine(person: Person, load: PersonPeriods, said: Statements): PersonLine {
  const { verdict } = load;
  return {
    id: person.id,
    key: person.sourceKey ?? person.id,
    name: person.name,
    teamIds: person.teamIds,
    today: load.asOf,
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
    weeks: load.periods.map(({ tight: _tight, ...period }) => period),
    reportedAt: said.report?.at ?? null,
    flag: standingFlag(said),
    felt: felt(said.checkins, load.asOf),
    statedPresence: said.presence,
  };
}

/** The oldest flag that nobody has answered, else the oldest that is not closed. */
function standingFlag({ flags, answers }: Statements): PersonLine['flag'] {
  const standing = flags
    .map((flag) => ({
      flag,
      state: flagState(
        flag,
        answers.filter((answer) => answer.flagId === flag.id),
      ),
    }))
    .filter(({ state }) => state === 'open' || state === 'acknowledged')
    .sort(
      (a, b) => Number(a.state !== 'open') - Number(b.state !== 'open') || a.flag.raisedAt - b.flag.raisedAt,
    );
  const first = standing[0];
  if (!first) return null;
  const { id, severity, kind, raisedAt } = first.flag;
  return { id, severity, kind, raisedAt, state: first.state };
}

/** A check-in says how today feels; yesterday's stands until today's. */
function felt(checkins: readonly Checkin[], today: string): number | null {
  const recent = checkins.filter(({ day }) => day === today || day === addDays(today, -1));
  recent.sort((a, b) => (a.day < b.day ? 1 : -1));
  return recent[0]?.score ?? null;
}

const MS_PER_DAY = 86_400_000;

export interface Reading {
  /** ms */
  now: number;
  reportDays: number;
  /**
   * Check-ins and flags are said to a person's own leads. Who sees the totals alone, because the person works on a
   * project of theirs, is told when they last reported, which is the age of the figures, and not what.
   */
  hearsThem: boolean;
}

/** The line as someone reads it: how old a report may be, whether a quick state still holds, and what is theirs to hear. */
export function lineAt(
  { statedPresence, ...line }: PersonLine,
  { now, reportDays, hearsThem }: Reading,
): PersonLoadView {
  const holds = statedPresence && (statedPresence.until === null || statedPresence.until > now);
  return {
    ...line,
    ...(hearsThem ? {} : { flag: null, felt: null }),
    reported: line.reportedAt !== null && now - line.reportedAt <= reportDays * MS_PER_DAY,
    presence: holds ? { state: statedPresence.state, until: statedPresence.until } : null,
  };
}
