import type { Availability } from '../../../core/availability.ts';
import { minuteOfDay } from '../../format/ages.ts';
import { dayRange, weekdayShort } from '../../format/days.ts';
import { hours } from '../../format/hours.ts';
import { language, t } from '../../words/t.ts';

/** An availability entry as people say it: "2 Dec: 3 h, every week". */
export function entryWords(entry: Availability): string {
  const days = entry.weekdays
    ? new Intl.ListFormat(language()).format(entry.weekdays.map(weekdayShort))
    : dayRange(entry.from, entry.to);
  const said = statement(entry, days);
  if (entry.everyWeeks === null) return said;
  return `${said}, ${t('person.everyWeeks', { count: entry.everyWeeks })}`;
}

function statement(entry: Availability, days: string): string {
  switch (entry.kind) {
    case 'usual':
      return t('person.entryUsual', { days });
    case 'extra':
      return t('person.entryExtra', { days, hours: hours(entry.minutes ?? 0) });
    case 'reduced':
      return entry.percent === null
        ? t('person.entryReduced', { days, hours: hours(entry.minutes ?? 0) })
        : t('person.entryReducedShare', { days, percent: entry.percent });
    default: {
      if (entry.parts === null) return t('person.entryAway', { days });
      const parts = entry.parts
        .map(([from, to]) => `${minuteOfDay(from)}–${minuteOfDay(to % 1440)}`)
        .join(', ');
      return t('person.entryAwayParts', { days, parts });
    }
  }
}
