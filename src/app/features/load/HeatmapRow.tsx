import { A } from '@solidjs/router';
import { Index } from 'solid-js';
import type { PersonLoadView } from '../../../core/loadReport.ts';
import styles from './Heatmap.module.css';
import { HeatmapCell } from './HeatmapCell.tsx';
import { RowName } from './RowName.tsx';

export interface Chosen {
  personId: string;
  start: string;
}

/** One person: their name leads to them, each cell to what it is made of. */
export function HeatmapRow(props: {
  person: PersonLoadView;
  row: number;
  /** Columns shown: the first one's place among the periods, and each one in words. */
  first: number;
  whens: readonly string[];
  chosen: Chosen | null;
  onOpen: (personId: string, start: string) => void;
}) {
  const periods = () => props.person.weeks.slice(props.first, props.first + props.whens.length);
  const anythingKnown = () => props.person.openTasks > 0;
  return (
    <tr class={styles.row} aria-rowindex={props.row + 2}>
      <th scope="row" class={styles.head} aria-colindex={1}>
        <A
          href={`/people/${props.person.id}`}
          class={styles.person}
          tabindex="-1"
          data-row={props.row}
          data-column={0}
        >
          <RowName person={props.person} short />
        </A>
      </th>
      <Index each={periods()}>
        {(period, at) => (
          <HeatmapCell
            name={props.person.name}
            period={period()}
            when={props.whens[at] ?? ''}
            reported={props.person.reported}
            anythingKnown={anythingKnown()}
            row={props.row}
            column={at + 1}
            colIndex={props.first + at + 2}
            chosen={props.chosen?.personId === props.person.id && props.chosen.start === period().start}
            onOpen={() => props.onOpen(props.person.id, period().start)}
          />
        )}
      </Index>
    </tr>
  );
}
