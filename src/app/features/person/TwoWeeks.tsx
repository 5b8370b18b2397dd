import { createMemo, For, Show } from 'solid-js';
import type { PersonLoadDetail } from '../../../core/loadReport.ts';
import { Card } from '../../components/Card.tsx';
import { longDay, weekdayName } from '../../format/days.ts';
import { hours } from '../../format/hours.ts';
import { t } from '../../words/t.ts';
import styles from './TwoWeeks.module.css';

type Day = PersonLoadDetail['days'][number];

/** Bars never rise above the card: a little more than the fullest day, and never less than a usual one. */
const LEAST_TOP = 540;

const share = (minutes: number, top: number): string => `${(minutes / top) * 100}%`;

/** Fourteen days as bars; the line on each is what there is to give that day. Days without hours or work are narrow. */
export function TwoWeeks(props: { days: readonly Day[]; today: string }) {
  const top = createMemo(
    () =>
      Math.max(LEAST_TOP, ...props.days.map((day) => Math.max(day.capacityMinutes, day.demandMinutes))) *
      1.04,
  );
  const level = (day: Day): string => {
    const filled = (day.demandMinutes * 100) / Math.max(1, day.capacityMinutes);
    return filled < 70 ? styles.room! : filled <= 90 ? styles.steady! : styles.line!;
  };
  const words = (day: Day): string =>
    day.capacityMinutes === 0 && day.demandMinutes === 0
      ? t('person.dayOff', { day: longDay(day.day) })
      : t('person.dayWords', {
          day: longDay(day.day),
          demand: hours(day.demandMinutes),
          capacity: hours(day.capacityMinutes),
        });
  return (
    <Card>
      <div class={styles.head}>
        <h2 class={styles.title}>{t('person.twoWeeks')}</h2>
        <span class={styles.note}>{t('person.lineMeaning')}</span>
      </div>
      <ol class={styles.days}>
        <For each={props.days}>
          {(day) => (
            <li class={styles.day} classList={{ [styles.now!]: day.day === props.today }}>
              <span class="sr-only">{words(day)}</span>
              <span class={styles.bar} aria-hidden="true">
                <Show when={day.demandMinutes > 0}>
                  <span
                    class={`${styles.water} ${level(day)}`}
                    style={{
                      '--height': share(Math.min(day.demandMinutes, day.capacityMinutes || 0), top()),
                    }}
                  />
                </Show>
                <Show when={day.demandMinutes > day.capacityMinutes}>
                  <span
                    class={styles.above}
                    classList={{ [styles.over!]: day.level === 'over' || day.level === 'far' }}
                    style={{
                      '--from': share(day.capacityMinutes, top()),
                      '--height': share(day.demandMinutes - day.capacityMinutes, top()),
                    }}
                  />
                </Show>
                <span
                  class={day.capacityMinutes > 0 ? styles.mark : styles.none}
                  style={{ '--from': share(day.capacityMinutes, top()) }}
                />
              </span>
              <span class={styles.name} aria-hidden="true">
                {weekdayName(day.day).slice(0, 1)}
              </span>
            </li>
          )}
        </For>
      </ol>
    </Card>
  );
}
