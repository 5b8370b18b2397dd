import type { LoadPeriod } from '../../../core/loadReport.ts';
import { hours } from '../../format/hours.ts';
import { t } from '../../words/t.ts';
import type { CellFigure } from './cellFigure.ts';

/** Everything that a cell shows, as one sentence. */
export function cellWords(name: string, when: string, period: LoadPeriod, figure: CellFigure): string {
  return t('load.cellLabel', { name, period: when, words: figureWords(period, figure) });
}

/** "118 %, 35.5 h of 30 h, 4 h cannot be done in time". */
export function figureWords(period: LoadPeriod, figure: CellFigure): string {
  if (figure.kind === 'away') return t('load.awayWords');
  if (figure.kind === 'off') return t('load.offWords');
  if (figure.kind === 'unknown') return t('load.unknownWords');
  const demand = hours(period.demandMinutes);
  let words =
    figure.percent === null
      ? t('load.noCapacityWords', { demand })
      : t('load.percentWords', { percent: figure.percent, demand, capacity: hours(period.capacityMinutes) });
  if (figure.level === 'over' || figure.level === 'far')
    words = t(`load.${figure.level}Words`, { words, minutes: hours(period.unfittableMinutes) });
  return figure.stale ? t('load.staleWords', { words }) : words;
}
