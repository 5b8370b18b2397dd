import type { Kysely } from 'kysely';
import type { Actor } from '../../core/actor.ts';
import { civilDayIn, dayNumber, isoDay } from '../../core/civilDay.ts';
import { explainDay } from '../../core/load/capacity.ts';
import { personLoad } from '../../core/load/personLoad.ts';
import { personInputs, workspaceLoad } from '../../core/load/workspaceLoad.ts';
import type { PersonLoadDetail } from '../../core/loadReport.ts';
import { may } from '../../core/policy/may.ts';
import * as to from '../../core/policy/rules.ts';
import type { Tables } from '../database/tables.ts';
import { readRowsById } from '../rows/readRows.ts';
import { gatherRows } from './gatherRows.ts';
import type { LoadRange } from './loadRange.ts';
import { lineAt, personLine } from './personLine.ts';
import type { Sight } from './sight.ts';

const TWO_WEEKS = 14;

/**
 * What one person's figures are made of. Tasks whose titles the viewer may not read are one total: how many, how much.
 * Undefined when there is no such person, or none that the viewer may see.
 */
export async function personDetail(
  db: Kysely<Tables>,
  {
    workspaceId,
    personId,
    head,
    range,
    now,
  }: { workspaceId: string; personId: string; head: number; range: LoadRange; now: number },
  { actor, sight }: { actor: Actor; sight: Sight },
): Promise<PersonLoadDetail | undefined> {
  const rows = await gatherRows(db, workspaceId, [personId], civilDayIn('UTC', now));
  const person = rows.people[0];
  if (!person || !sight(person)) return undefined;

  const todayIn = (zone: string): string => civilDayIn(zone, now);
  const periods = workspaceLoad(rows, {
    horizon: { from: range.from, days: range.days },
    unit: range.unit,
    todayIn,
  }).get(personId);
  const today = todayIn(person.zone);
  const [input] = personInputs(rows, { horizon: { from: today, days: TWO_WEEKS }, unit: 'day', todayIn });
  if (!periods || !input) return undefined;
  const load = personLoad(input);

  const line = personLine(person, periods, {
    report: rows.reports[0],
    presence: rows.presences[0],
    checkins: rows.checkins,
    flags: rows.flags,
    answers: rows.answers,
  });
  const mayRead = (projectId: string | null): boolean =>
    may(actor, to.seeFigures, { personId, teamIds: person.teamIds, projectId });
  const projectIds = [...new Set(rows.tasks.map((task) => task.projectId).filter((id) => id !== null))];
  const projects = new Map(
    (await readRowsById(db, workspaceId, 'project', projectIds)).map((project) => [project.id, project.name]),
  );
  const outcomes = new Map(load.tasks.map((task) => [task.id, task]));

  const tasks: PersonLoadDetail['tasks'] = [];
  const otherWork = { tasks: 0, remainingMinutes: 0 };
  for (const task of rows.tasks) {
    const outcome = outcomes.get(task.id);
    if (!outcome) continue;
    const remainingMinutes = outcome.remainingMinutes === 'unknown' ? null : outcome.remainingMinutes;
    if (!mayRead(task.projectId)) {
      otherWork.tasks += 1;
      otherWork.remainingMinutes += remainingMinutes ?? 0;
      continue;
    }
    tasks.push({
      id: task.id,
      title: task.title,
      projectId: task.projectId,
      projectName: task.projectId === null ? '' : (projects.get(task.projectId) ?? ''),
      due: task.due,
      remainingMinutes,
      verdict: outcome.outcome,
      lateMinutes: outcome.lateMinutes,
    });
  }
  const holidayNames = new Map(
    input.holidays.map((holiday) => [holiday.day, 'name' in holiday ? String(holiday.name) : '']),
  );
  return {
    person: lineAt(line, {
      now,
      reportDays: rows.workspace.reportDays,
      hearsThem: may(actor, to.seeWork, { personId, teamIds: person.teamIds }),
    }),
    head,
    computedAt: now,
    days: load.days.map(({ start, capacityMinutes, demandMinutes, level, away }) => {
      const explained = explainDay({ ...input, ...input.person }, dayNumber(start));
      const holiday =
        explained.afterHolidays < explained.usual ? (holidayNames.get(isoDay(dayNumber(start))) ?? '') : '';
      return { day: start, capacityMinutes, demandMinutes, level, note: holiday || (away ? 'away' : '') };
    }),
    tasks,
    otherWork,
  };
}
