import type { Availability } from '../../core/availability.ts';
import { addDays, type CivilDay, dayNumber, isoDay, startOfWeek } from '../../core/civilDay.ts';
import type { Holiday } from '../../core/holiday.ts';
import { capacityOf } from '../../core/load/capacity.ts';
import type { Reason } from '../../core/reason.ts';
import type { WorkingWeek } from '../../core/workingWeek.ts';
import { DEFAULT_WEEK } from '../../core/workspace.ts';
import { DEMO_PEOPLE } from './demoPeople.ts';
import type { DemoPerson } from './demoPerson.ts';

/** How far ahead work is planned. */
export const PLANNED_WEEKS = 8;
export const DEMO_REGION = 'DE-HH';

export interface Calendar {
  today: CivilDay;
  /** First day of this week. */
  monday: CivilDay;
  /** Minutes that a person can work on a day; 0 before today. */
  capacity: (person: DemoPerson) => (day: CivilDay) => number;
}

/** The working weeks that people have said, and one change to come. */
export function demoWeeks(today: CivilDay): WorkingWeek[] {
  const longAgo = addDays(today, -400);
  const weeks = DEMO_PEOPLE.filter(({ week }) => week !== null).map(({ id, week }) => ({
    id: `${id}:${longAgo}`,
    personId: id,
    from: longAgo,
    minutes: [...week!],
  }));
  const soon = isoDay(startOfWeek(dayNumber(addDays(today, 63))));
  return [
    ...weeks,
    { id: `amira:${soon}`, personId: 'amira', from: soon, minutes: [450, 450, 450, 450, 120, 0, 0] },
  ];
}

type Statement = Partial<Availability> &
  Pick<Availability, 'personId' | 'kind' | 'from' | 'to'> & { reason?: string };

/** Changes to those weeks, as people said them; some with a reason. */
export function demoAvailability(
  today: CivilDay,
  at: number,
): { entries: Availability[]; reasons: Reason[] } {
  const monday = isoDay(startOfWeek(dayNumber(today)));
  const day = (week: number, weekday: number): CivilDay => addDays(monday, 7 * week + weekday);
  const statements: Statement[] = [
    {
      personId: 'amira',
      kind: 'away',
      from: day(1, 1),
      to: day(1, 1),
      parts: [[480, 660]],
      reason: 'Dentist',
    },
    { personId: 'amira', kind: 'away', from: day(5, 0), to: day(5, 4), reason: 'Holiday' },
    { personId: 'tomas', kind: 'away', from: today, to: addDays(monday, 11), reason: 'Parental leave' },
    {
      personId: 'ben',
      kind: 'reduced',
      from: today,
      to: addDays(today, 180),
      minutes: 300,
      everyWeeks: 1,
      weekdays: [2],
      anchor: monday,
      reason: 'Evening school',
    },
    { personId: 'leo', kind: 'extra', from: day(1, 5), to: day(1, 5), minutes: 240 },
    { personId: 'sofia', kind: 'away', from: day(2, 3), to: day(2, 4) },
    { personId: 'kwame', kind: 'away', from: day(3, 0), to: day(3, 4), reason: 'Family visit' },
    { personId: 'zeynep', kind: 'reduced', from: day(1, 0), to: day(1, 4), percent: 80, reason: 'Back pain' },
    { personId: 'olena', kind: 'away', from: today, to: today, parts: [[780, 900]], reason: 'Appointment' },
    { personId: 'aoi', kind: 'away', from: day(4, 0), to: day(5, 4) },
    { personId: 'mai', kind: 'reduced', from: day(0, 3), to: day(0, 3), percent: 50 },
  ];
  const entries = statements.map(({ reason: _, ...said }, index) => ({
    ...{ parts: null, minutes: null, percent: null, everyWeeks: null, weekdays: null, anchor: null },
    ...said,
    id: `away-${index + 1}`,
    saidAt: at,
  }));
  const reasons = statements.flatMap(({ reason, personId }, index) =>
    reason ? [{ id: `away-${index + 1}`, personId, text: reason }] : [],
  );
  return { entries, reasons };
}

/** What everyone can work on each day: loads are made to fit it, whatever day the demo is started on. */
export function makeCalendar(
  today: CivilDay,
  weeks: readonly WorkingWeek[],
  entries: readonly Availability[],
  holidays: readonly Holiday[],
): Calendar {
  const first = startOfWeek(dayNumber(today));
  const capacity: Calendar['capacity'] = (person) => {
    const region = person.region ?? DEMO_REGION;
    const minutes = capacityOf(
      {
        weeks: weeks.filter(({ personId }) => personId === person.id),
        defaultWeek: DEFAULT_WEEK,
        employedFrom: null,
        employedTo: null,
        active: true,
        holidays: holidays.filter((holiday) => holiday.region === region),
        entries: entries.filter(({ personId }) => personId === person.id),
      },
      first,
      7 * PLANNED_WEEKS,
    );
    return (day) => (day < today ? 0 : (minutes[dayNumber(day) - first] ?? 0));
  };
  return { today, monday: isoDay(first), capacity };
}
