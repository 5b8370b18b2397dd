import { addDays, type CivilDay } from '../../../core/civilDay.ts';
import type { Statement } from './dayDraft.ts';
import type { DayPlan } from './dayPlan.ts';

/** The statement that an entry stands for; no entry says "as usual". */
export function statementOfPlan({ entry }: Pick<DayPlan, 'entry'>): Statement {
  switch (entry?.kind) {
    case 'away':
      return { kind: 'away', parts: entry.parts };
    case 'reduced':
      return { kind: 'reduced', minutes: entry.minutes, percent: entry.percent };
    case 'extra':
      return { kind: 'extra', minutes: entry.minutes ?? 0 };
    default:
      return { kind: 'usual' };
  }
}

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
    const statement = statementOfPlan(source);
    const same = JSON.stringify(statement) === JSON.stringify(statementOfPlan(target));
    return same ? [] : [{ day: target.day, statement }];
  });
}
