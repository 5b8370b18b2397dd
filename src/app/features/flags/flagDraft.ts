import { type CivilDay, dayNumber, isoDay, startOfWeek } from '../../../core/civilDay.ts';
import type { FlagKind, FlagSeverity } from '../../../core/flag.ts';
import type { PersonLoad } from '../../../core/load/personLoad.ts';

/** What the verdict suggests: a person in a hurry only confirms it. */
export function suggestedKind(load: PersonLoad | null): FlagKind {
  return load?.verdict.firstOverloadDate === load?.asOf && load !== null ? 'today' : 'week';
}

export function suggestedSeverity(load: PersonLoad | null): FlagSeverity {
  return load && !load.verdict.feasible ? 'cannot' : 'tight';
}

/** The days that a flag speaks of: today, or until the end of the week, further where the overload lies further. */
export function periodOf(
  kind: FlagKind,
  today: CivilDay,
  weekStart: number,
  overloadDate: CivilDay | null,
): { from: CivilDay; to: CivilDay } {
  if (kind === 'today') return { from: today, to: today };
  const weekEnd = isoDay(startOfWeek(dayNumber(today), weekStart) + 6);
  const to = kind === 'week' && overloadDate !== null && overloadDate > weekEnd ? overloadDate : weekEnd;
  return { from: today, to };
}
