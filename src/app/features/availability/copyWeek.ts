import { addDays, type CivilDay } from '../../../core/civilDay.ts';
import type { Statement } from './dayDraft.ts';
import type { DayPlan } from './dayPlan.ts';
import { statementOf } from './statementOf.ts';

/**
 * What has to be said so that a week looks like the one before: only days that differ and are not over. `before` and
 * `week` are the plans of the two weeks, day by day.
 */
export function copyWeek(
  before: readonly DayPlan[],
  week: readonly DayPlan[],
  today: CivilDay,
): { day: CivilDay; statement: Statement }[] {
  return before.flatMap((source, place) => {
    const target = week[place];
    if (!target || target.day !== addDays(source.day, 7) || target.day < today) return [];
    const statement = statementOf(source.entry);
    const same = JSON.stringify(statement) === JSON.stringify(statementOf(target.entry));
    return same ? [] : [{ day: target.day, statement }];
  });
}
