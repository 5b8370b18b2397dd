import type { PersonLoadView } from '../../../core/loadReport.ts';
import { sentenceDay } from '../../format/days.ts';
import { hours } from '../../format/hours.ts';
import { roomSoon } from '../../load/room.ts';
import { t } from '../../words/t.ts';

export interface VerdictWords {
  words: string;
  bad: boolean;
}

/** The one sentence about a person: over by when, overdue, or how much room there is. */
export function verdictWords(person: PersonLoadView): VerdictWords {
  const { firstOverloadDate, overloadMinutes, overdueMinutes, unfittableMinutes } = person;
  if (unfittableMinutes > 0 && firstOverloadDate)
    return {
      words: t('load.listOver', {
        minutes: hours(overloadMinutes),
        day: sentenceDay(firstOverloadDate, person.today),
      }),
      bad: true,
    };
  if (overdueMinutes > 0)
    return { words: t('load.listOverdue', { minutes: hours(overdueMinutes) }), bad: false };
  if (person.openTasks === 0) return { words: t('load.listNothing'), bad: false };
  const room = roomSoon(person);
  if (room > 0) return { words: t('load.listRoom', { minutes: hours(room) }), bad: false };
  return { words: t('load.listFits'), bad: false };
}
