import { createMemo, For, Show } from 'solid-js';
import { weekdayLong, weekdayShort } from '../../format/days.ts';
import { hours } from '../../format/hours.ts';
import { t } from '../../words/t.ts';
import { HoursField } from './HoursField.tsx';
import styles from './setup.module.css';

const DAYS = [0, 1, 2, 3, 4, 5, 6] as const;

/** Hours of each weekday, and what they add up to. */
export function WeekFields(props: {
  legend: string;
  hint?: string | undefined;
  minutes: readonly number[];
  onChange: (minutes: number[]) => void;
}) {
  const total = createMemo(() => props.minutes.reduce((sum, minutes) => sum + minutes, 0));
  return (
    <fieldset>
      <legend class={styles.legend}>{props.legend}</legend>
      <div class={styles.days}>
        <For each={DAYS}>
          {(day) => (
            <HoursField
              label={weekdayShort(day)}
              longLabel={t('setup.hoursOf', { day: weekdayLong(day) })}
              minutes={props.minutes[day] ?? 0}
              max={1440}
              onChange={(minutes) =>
                props.onChange(props.minutes.map((each, at) => (at === day ? (minutes ?? 0) : each)))
              }
            />
          )}
        </For>
      </div>
      <p class={styles.note} role="status">
        {t('setup.weekTotal', { hours: hours(total()) })}
        <Show when={props.hint}>. {props.hint}</Show>
      </p>
    </fieldset>
  );
}
