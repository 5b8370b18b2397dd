import { createMemo } from 'solid-js';
import type { LoadPeriod } from '../../../core/loadReport.ts';
import { Tank } from '../../components/Tank.tsx';
import { hours } from '../../format/hours.ts';
import { cellFigure } from './cellFigure.ts';
import { cellWords } from './cellWords.ts';
import styles from './Heatmap.module.css';

const TANK_LEVELS = { away: 'away', off: 'room', unknown: 'unreported' } as const;

/** One period of one person: the number above, the tank below; all of it is the button. */
export function HeatmapCell(props: {
  name: string;
  period: LoadPeriod;
  /** In words: 'week of Monday 30 November'. */
  when: string;
  reported: boolean;
  anythingKnown: boolean;
  row: number;
  column: number;
  colIndex: number;
  chosen: boolean;
  onOpen: () => void;
}) {
  const figure = createMemo(() => cellFigure(props.period, props.reported, props.anythingKnown));
  const number = () => {
    const { kind, percent } = figure();
    if (kind === 'unknown') return '?';
    if (kind !== 'level') return '–';
    return percent === null ? hours(props.period.demandMinutes).replace(' ', '') : String(percent);
  };
  return (
    <td aria-colindex={props.colIndex} class={styles.cell}>
      <button
        type="button"
        class={styles.cellButton}
        classList={{
          [styles.hot!]: figure().mark !== '',
          [styles.dim!]: figure().kind !== 'level',
          [styles.stale!]: figure().stale && figure().kind === 'level',
          [styles.off!]: figure().kind === 'off',
        }}
        data-row={props.row}
        data-column={props.column}
        tabindex="-1"
        aria-haspopup="dialog"
        aria-label={cellWords(props.name, props.when, props.period, figure())}
        aria-pressed={props.chosen}
        onClick={() => props.onOpen()}
      >
        <span class={styles.number}>
          {figure().mark}
          {number()}
          {figure().stale && figure().kind === 'level' ? '?' : ''}
        </span>
        <Tank
          size="cell"
          label=""
          level={figure().kind === 'level' ? figure().level : TANK_LEVELS[figure().kind as 'away']}
          percent={figure().water * 130}
        />
      </button>
    </td>
  );
}
