import { civilDayIn, dayNumber } from '../../../src/core/civilDay.ts';
import { windowOf } from '../../../src/core/load/window.ts';
import { exactly } from '../answers.ts';
import type { Kind } from '../example.ts';

/** What day it is for whom, and what is overdue there. */
export const today: Kind = (input) => {
  const now = Date.parse(String(input.nowUtc ?? input.now));
  const zones = (input.zones ?? [input.zone]) as string[];
  const due = (input.due ?? null) as string | null;
  const localDate = zones.map((zone) => civilDayIn(zone, now));
  const overdue = localDate.map(
    (day) => windowOf({ status: 'open', start: null, due }, dayNumber(day)).kind === 'overdue',
  );
  return {
    localDate: exactly(input.zones ? localDate : localDate[0]),
    overdue: exactly(input.zones ? overdue : overdue[0]),
  };
};
