import { type CivilDay, dayNumber } from '../../../core/civilDay.ts';
import { dayRange } from '../../format/days.ts';
import { language } from '../../words/t.ts';

const DAY_MS = 86_400_000;
let oneDay: Intl.DateTimeFormat | undefined;

/** "Thu 26 Nov", or "30 Nov – 6 Dec": a day by itself is looked for by its weekday. */
export function dayWords(from: CivilDay, to: CivilDay): string {
  if (from !== to) return dayRange(from, to);
  oneDay ??= new Intl.DateTimeFormat(language(), {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
  return oneDay.format(dayNumber(from) * DAY_MS);
}
