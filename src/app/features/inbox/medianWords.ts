import { hours } from '../../format/hours.ts';
import { t } from '../../words/t.ts';

/** "1 h 40", "2 days": how long people wait for a first answer. */
export function medianWords(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / 60_000));
  return minutes < 48 * 60 ? hours(minutes) : t('shell.ageDays', { count: Math.round(minutes / 1440) });
}
