import type { PersonLoad } from '../../../core/load/personLoad.ts';
import { sentenceDay } from '../../format/days.ts';
import { hours } from '../../format/hours.ts';
import { t } from '../../words/t.ts';

export interface VerdictWords {
  /** `alert` is a proof that dates cannot be kept; `watch` is worth a look; `calm` is fine. */
  tone: 'alert' | 'watch' | 'calm';
  text: string;
}

/** Can it be done? In one line, without blame. */
export function verdictWords(load: PersonLoad): VerdictWords {
  const { verdict } = load;
  const week = load.weeks[0];
  if (!verdict.feasible && verdict.firstOverloadDate) {
    const day = sentenceDay(verdict.firstOverloadDate, load.asOf);
    return { tone: 'alert', text: t('today.overBy', { hours: hours(verdict.overloadMinutes), day }) };
  }
  if (verdict.overdueMinutes > 0) {
    const late = hours(verdict.overdueMinutes);
    return verdict.catchUpDate
      ? {
          tone: 'watch',
          text: t('today.overdue', { hours: late, day: sentenceDay(verdict.catchUpDate, load.asOf) }),
        }
      : { tone: 'alert', text: t('today.overdueOnly', { hours: late }) };
  }
  if (load.tasks.some((task) => task.outcome === 'overdue'))
    return { tone: 'watch', text: t('today.overdueUnknown') };
  if (load.tight) return { tone: 'watch', text: t('today.tight') };
  if (week?.away) return { tone: 'calm', text: t('today.away') };
  if (!week || week.demandMinutes === 0) return { tone: 'calm', text: t('today.nothing') };
  const room = week.capacityMinutes - week.demandMinutes;
  return room > 0
    ? { tone: 'calm', text: t('today.fits', { hours: hours(room) }) }
    : { tone: 'calm', text: t('today.fitsFull') };
}
