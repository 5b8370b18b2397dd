import { addDays, type CivilDay } from '../../core/civilDay.ts';
import type { LoadPeriod, PersonLoadView } from '../../core/loadReport.ts';

type Shown = Pick<PersonLoadView, 'today' | 'weeks' | 'headroomMinutes'>;

/** Periods from today to the one that holds `until`. */
function periodsUntil({ weeks }: Shown, until: CivilDay): LoadPeriod[] {
  return weeks.filter((period) => period.start <= until);
}

const sum = (periods: readonly LoadPeriod[], field: 'capacityMinutes' | 'demandMinutes'): number =>
  periods.reduce((total, period) => total + period[field], 0);

/** Minutes that are free until the end of the period of a day, by the bars and never more than the verdict allows. */
export function roomUntil(person: Shown, until: CivilDay): number {
  const periods = periodsUntil(person, until);
  const free = sum(periods, 'capacityMinutes') - sum(periods, 'demandMinutes');
  return Math.max(0, Math.min(free, person.headroomMinutes));
}

/** A week and what is left of this one: work that is moved now is done then. */
export const roomSoon = (person: Shown): number => roomUntil(person, addDays(person.today, 7));

/**
 * Per cent of their hours that a person's work fills until the week of `until`, before and after `minutes` more
 * (or less). Rough: the water shows which way it goes; the server computes the figures anew. Null without hours.
 */
export function fillBeforeAfter(
  person: Shown,
  until: CivilDay,
  minutes: number,
): { before: number; after: number } | null {
  const periods = periodsUntil(person, until);
  const capacity = sum(periods, 'capacityMinutes');
  if (capacity === 0) return null;
  const demand = sum(periods, 'demandMinutes');
  const share = (of: number): number => Math.round((Math.max(0, of) * 100) / capacity);
  return { before: share(demand), after: share(demand + minutes) };
}
