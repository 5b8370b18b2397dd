import { type Accessor, createMemo } from 'solid-js';
import type { CivilDay } from '../../../core/civilDay.ts';
import { regionOf } from '../../../core/load/regionOf.ts';
import { WORKSPACE_DEFAULTS } from '../../../core/workspace.ts';
import { createMyWeeks } from '../../me/createMyRows.ts';
import { useMe } from '../../me/MeProvider.tsx';
import { createRows } from '../../replica/createRows.ts';
import { type DayPlan, dayPlan, type PlanInput } from './dayPlan.ts';

/** Asks what is planned for any day of mine, as things stand now. */
export function createPlans(): Accessor<(day: CivilDay) => DayPlan> {
  const me = useMe();
  const weeks = createMyWeeks();
  const entries = createRows('availability');
  const holidays = createRows('holiday');
  return createMemo(() => {
    const person = me.person();
    const region = person
      ? regionOf(person, me.workspace() ?? WORKSPACE_DEFAULTS)
      : WORKSPACE_DEFAULTS.region;
    const input: PlanInput = {
      weeks: weeks().weeks,
      defaultWeek: weeks().fallback,
      employedFrom: person?.employedFrom ?? null,
      employedTo: person?.employedTo ?? null,
      active: person?.active ?? true,
      entries: entries().filter((entry) => entry.personId === me.session.personId),
      holidays: holidays().filter((holiday) => holiday.region === region),
    };
    return (day: CivilDay) => dayPlan(input, day);
  });
}
