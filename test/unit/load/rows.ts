import type { Availability } from '../../../src/core/availability.ts';
import { addDays, type CivilDay } from '../../../src/core/civilDay.ts';
import type { PersonLoadInput } from '../../../src/core/load/personLoad.ts';
import type { LoadTask } from '../../../src/core/load/work.ts';
import { DEFAULT_WEEK, WORKSPACE_DEFAULTS } from '../../../src/core/workspace.ts';

/** Every test begins on this Monday. */
export const MONDAY: CivilDay = '2026-03-02';

/** Monday plus so many days. */
export const day = (offset: number): CivilDay => addDays(MONDAY, offset);

/** An open task of so many hours, from one day to another (offsets from Monday). */
export function task(
  id: string,
  hours: number | null,
  start: number | null,
  due: number | null,
  rest: Partial<LoadTask> = {},
): LoadTask {
  return {
    id,
    status: 'open',
    priority: 3,
    estimateMinutes: hours === null ? null : Math.round(hours * 60),
    remainingMinutes: null,
    loggedMinutes: 0,
    start: start === null ? null : day(start),
    due: due === null ? null : day(due),
    ...rest,
  };
}

/** An availability entry over days (offsets from Monday). */
export function entry(
  kind: Availability['kind'],
  from: number,
  to: number,
  rest: Partial<Availability> = {},
): Availability {
  return {
    id: `${kind}-${from}-${to}`,
    personId: 'amira',
    kind,
    from: day(from),
    to: day(to),
    parts: null,
    minutes: null,
    percent: null,
    everyWeeks: null,
    weekdays: null,
    anchor: null,
    saidAt: 0,
    ...rest,
  };
}

/** Someone of 8 h Monday to Friday, asked about the week of that Monday, on that Monday. */
export function amira(rest: Partial<PersonLoadInput> = {}): PersonLoadInput {
  return {
    person: { id: 'amira', employedFrom: null, employedTo: null, active: true },
    weeks: [{ from: '2026-01-01', minutes: [...DEFAULT_WEEK] }],
    defaultWeek: DEFAULT_WEEK,
    holidays: [],
    entries: [],
    tasks: [],
    today: MONDAY,
    horizon: { from: MONDAY, days: 7 },
    settings: WORKSPACE_DEFAULTS,
    ...rest,
  };
}
