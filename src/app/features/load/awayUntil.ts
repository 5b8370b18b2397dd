import { addDays, type CivilDay, civilDayIn } from '../../../core/civilDay.ts';
import type { PersonLoadView } from '../../../core/loadReport.ts';

/**
 * Last day of an absence that holds now, or null. The quick state says it best; else whole periods of leave from
 * the first one shown on.
 */
export function awayUntil(person: Pick<PersonLoadView, 'presence' | 'weeks'>, zone: string): CivilDay | null {
  const { presence, weeks } = person;
  if (presence?.state === 'away' && presence.until !== null)
    // An end at midnight is the end of the day before.
    return civilDayIn(zone, presence.until - 1);
  let last: CivilDay | null = null;
  for (const week of weeks) {
    if (!week.away) break;
    last = addDays(week.start, week.days - 1);
  }
  return last;
}
