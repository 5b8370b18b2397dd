import { createUniqueId, For, type JSX, Show } from 'solid-js';
import styles from './Segmented.module.css';

export interface SegmentedOption<V extends string> {
  value: V;
  label: string;
  hint?: string | undefined;
  picture?: JSX.Element | undefined;
}

export interface SegmentedProps<V extends string> {
  legend: string;
  /** The legend is read out but not drawn: a heading says it already. */
  hideLegend?: boolean | undefined;
  options: readonly SegmentedOption<V>[];
  value: V | null;
  onChange: (value: V) => void;
  /** Columns of the grid; otherwise all in one row. */
  columns?: 2 | 3 | 4 | undefined;
}

/** One of a few. Radio buttons, so arrow keys and screen readers work as people know them. */
export function Segmented<V extends string>(props: SegmentedProps<V>) {
  const name = createUniqueId();
  return (
    <fieldset class={styles.group}>
      <legend class={props.hideLegend ? 'sr-only' : styles.legend}>{props.legend}</legend>
      <div class={`${styles.row} ${styles[`columns${props.columns ?? 0}`] ?? ''}`}>
        <For each={props.options}>
          {(option) => (
            <label class={styles.option}>
              <input
                type="radio"
                class={styles.input}
                name={name}
                checked={props.value === option.value}
                onChange={() => props.onChange(option.value)}
              />
              {option.picture}
              <span>{option.label}</span>
              <Show when={option.hint}>{(hint) => <span class={styles.hint}>{hint()}</span>}</Show>
            </label>
          )}
        </For>
      </div>
    </fieldset>
  );
}
