import { Show } from 'solid-js';
import { Field } from '../../components/Field.tsx';
import { Segmented } from '../../components/Segmented.tsx';
import { t } from '../../words/t.ts';
import styles from './DayCard.module.css';

type Part = [number, number];
const AFTERNOON: Part = [12 * 60, 17 * 60];

/** Away all day, or from one hour to another. */
export function PartOfDay(props: {
  part: Part | null;
  wrong: boolean;
  onChange: (part: Part | null) => void;
}) {
  const set = (place: 0 | 1, clock: string): void => {
    if (!/^\d{2}:\d{2}/.test(clock) || !props.part) return;
    const minute = Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
    props.onChange(place === 0 ? [minute, props.part[1]] : [props.part[0], minute]);
  };
  return (
    <div class={styles.stack}>
      <Segmented
        legend={t('availability.awayWhen')}
        hideLegend
        value={props.part === null ? 'all' : 'part'}
        options={[
          { value: 'all', label: t('availability.allDay') },
          { value: 'part', label: t('availability.partDay') },
        ]}
        onChange={(choice) => props.onChange(choice === 'all' ? null : AFTERNOON)}
      />
      <Show when={props.part}>
        {(part) => (
          <div class={styles.times}>
            <Field label={t('availability.from')}>
              {(control) => (
                <input
                  {...control()}
                  type="time"
                  value={clockOf(part()[0])}
                  onChange={(event) => set(0, event.currentTarget.value)}
                />
              )}
            </Field>
            <Field label={t('availability.to')} error={props.wrong ? t('availability.partWrong') : undefined}>
              {(control) => (
                <input
                  {...control()}
                  type="time"
                  value={clockOf(part()[1])}
                  onChange={(event) => set(1, event.currentTarget.value)}
                />
              )}
            </Field>
          </div>
        )}
      </Show>
    </div>
  );
}

/** As `<input type="time">` takes it, whatever it shows. */
const clockOf = (minute: number): string =>
  `${String(Math.floor((minute % 1440) / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
