import { Show } from 'solid-js';
import type { PersonLoad } from '../../../core/load/personLoad.ts';
import { Tank } from '../../components/Tank.tsx';
import { sentenceDay } from '../../format/days.ts';
import { hours } from '../../format/hours.ts';
import { t } from '../../words/t.ts';
import styles from './MineScreen.module.css';

/** One's own week in small; *Today* has it large. */
export function MyTank(props: { load: PersonLoad }) {
  const week = () => props.load.weeks[0]!;
  const percent = () =>
    week().capacityMinutes === 0 ? 0 : (week().demandMinutes * 100) / week().capacityMinutes;
  return (
    <>
      <Tank size="mini" level={week().away ? 'away' : week().level} percent={percent()} label="" />
      <span class={styles.words}>
        <span class={styles.name}>{t('mine.today')}</span>
        <span class={styles.text}>
          {t('mine.ofHours', {
            demand: hours(week().demandMinutes),
            capacity: hours(week().capacityMinutes),
          })}
        </span>
        <Show when={props.load.verdict.firstOverloadDate}>
          {(day) => (
            <span class={styles.bad}>
              ▲{' '}
              {t('mine.overBy', {
                minutes: hours(props.load.verdict.overloadMinutes),
                day: sentenceDay(day(), props.load.asOf),
              })}
            </span>
          )}
        </Show>
      </span>
    </>
  );
}
