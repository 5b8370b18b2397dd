import { createMemo, For, type JSX, Show } from 'solid-js';
import type { PersonLoadView } from '../../../core/loadReport.ts';
import { Button } from '../../components/Button.tsx';
import { language, t } from '../../words/t.ts';
import { columnLabels } from './columnLabels.ts';
import { createGridFocus } from './createGridFocus.ts';
import styles from './Heatmap.module.css';
import { type Chosen, HeatmapRow } from './HeatmapRow.tsx';
import { onSwipe } from './onSwipe.ts';

/** Rows drawn at first, and added on the way down: a workspace of many hundreds opens as fast as a team. */
export const FIRST_ROWS = 40;
const MORE_ROWS = 60;

export interface HeatmapProps {
  people: readonly PersonLoadView[];
  columns: readonly { start: string; days: number }[];
  unit: 'week' | 'day';
  /** First column shown, and how many fit. */
  first: number;
  count: number;
  onFirst: (first: number) => void;
  /** How many rows are drawn so far. */
  limit: number;
  onLimit: (limit: number) => void;
  chosen: Chosen | null;
  onOpen: (personId: string, start: string) => void;
  /** What stands in the corner between the arrows. */
  corner: JSX.Element;
}

export function Heatmap(props: HeatmapProps) {
  let grid!: HTMLTableElement;
  const count = () => props.count;
  const first = () => props.first;
  const shift = (columns: number): void =>
    props.onFirst(Math.max(0, Math.min(props.columns.length - count(), first() + columns)));

  const labels = createMemo(() => {
    const starts = props.columns.slice(first(), first() + count()).map((column) => column.start);
    return columnLabels(starts, props.unit, language());
  });
  const whens = createMemo(() =>
    labels().map(({ long }) => (props.unit === 'week' ? t('load.weekOf', { day: long }) : long)),
  );
  // By id, so that a person whose figures change keeps their row, and the water moves in it.
  const byId = createMemo(() => new Map(props.people.map((person) => [person.id, person])));
  const shown = createMemo(() => props.people.slice(0, props.limit).map((person) => person.id));
  const focus = createGridFocus(() => grid, {
    rows: () => props.people.length,
    columns: () => count() + 1,
    onRow: (row) => {
      if (row >= props.limit) props.onLimit(row + MORE_ROWS);
    },
    more: (direction) => (direction < 0 ? first() > 0 : first() + count() < props.columns.length),
    onMore: shift,
  });

  return (
    <>
      <table
        ref={grid}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are reached by arrow keys is a grid
        role="grid"
        class={styles.grid}
        classList={{ [styles.byDay!]: props.unit === 'day' }}
        style={{ '--columns': String(count()) }}
        aria-label={t(props.unit === 'week' ? 'load.gridLabel' : 'load.gridLabelDays')}
        aria-rowcount={props.people.length + 1}
        aria-colcount={props.columns.length + 1}
        onKeyDown={focus.onKeyDown}
        onFocusIn={focus.onFocusIn}
        {...onSwipe((direction) => shift(direction * count()))}
      >
        <thead class={styles.headings}>
          <tr class={styles.row} aria-rowindex={1}>
            <th scope="col" aria-colindex={1} class={styles.corner} aria-label={t('load.person')}>
              <button
                type="button"
                class={styles.arrow}
                aria-label={t('load.earlier')}
                disabled={first() === 0}
                onClick={() => shift(-count())}
              >
                ‹
              </button>
              {props.corner}
              <button
                type="button"
                class={styles.arrow}
                aria-label={t('load.later')}
                disabled={first() + count() >= props.columns.length}
                onClick={() => shift(count())}
              >
                ›
              </button>
            </th>
            <For each={labels()}>
              {(label, at) => (
                <th
                  scope="col"
                  class={styles.heading}
                  classList={{ [styles.now!]: first() + at() === 0 }}
                  aria-colindex={first() + at() + 2}
                  aria-label={whens()[at()]}
                >
                  <Show when={label.weekday}>
                    <span>{label.weekday}</span>
                  </Show>
                  <span>{label.short}</span>
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={shown()}>
            {(id, at) => (
              <Show when={byId().get(id)}>
                {(person) => (
                  <HeatmapRow
                    person={person()}
                    row={at()}
                    first={first()}
                    whens={whens()}
                    chosen={props.chosen}
                    onOpen={props.onOpen}
                  />
                )}
              </Show>
            )}
          </For>
        </tbody>
      </table>
      <Show when={props.people.length > props.limit}>
        <div
          class={styles.more}
          ref={(element) => focus.whenNear(element, () => props.onLimit(props.limit + MORE_ROWS))}
        >
          <Button look="line" small wide onClick={() => props.onLimit(props.limit + MORE_ROWS)}>
            {t('load.showMore')}
          </Button>
        </div>
      </Show>
    </>
  );
}
