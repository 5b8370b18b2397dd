import { createMemo, Show } from 'solid-js';
import type { PersonLoadView } from '../../../core/loadReport.ts';
import { Card } from '../../components/Card.tsx';
import { age, clockTime } from '../../format/ages.ts';
import { dayAndMonth, sentenceDay } from '../../format/days.ts';
import { hours } from '../../format/hours.ts';
import { roomSoon } from '../../load/room.ts';
import { useMe } from '../../me/MeProvider.tsx';
import { useNow } from '../../me/now.ts';
import { t } from '../../words/t.ts';
import { awayUntil } from '../load/awayUntil.ts';
import { PersonTank } from '../load/PersonTank.tsx';
import styles from './PersonTop.module.css';

/** The tank, the verdict, and what they said themselves. */
export function PersonTop(props: { view: PersonLoadView }) {
  const me = useMe();
  const now = useNow();
  const week = () => props.view.weeks[0];
  const away = () => awayUntil(props.view, me.zone());
  const said = createMemo(() => {
    const { felt, flag, reportedAt, presence } = props.view;
    return [
      felt === null ? '' : t('person.felt', { score: felt }),
      flag === null
        ? ''
        : flag.state === 'open'
          ? t('person.flagOpen', { age: age(flag.raisedAt, now()) })
          : t('person.flagAnswered'),
      away() ? t('person.away', { day: dayAndMonth(away() ?? '', props.view.today) }) : '',
      presence?.state === 'busy'
        ? presence.until === null
          ? t('person.busy')
          : t('person.busyUntil', { time: clockTime(presence.until, now()) })
        : '',
      reportedAt === null ? t('person.noReport') : t('person.reportAge', { age: age(reportedAt, now()) }),
    ]
      .filter((part) => part !== '')
      .join(' · ');
  });
  const overload = () => (props.view.unfittableMinutes > 0 ? props.view.firstOverloadDate : null);
  return (
    <Card class={styles.top}>
      <PersonTank person={props.view} size="tall" split />
      <div class={styles.text}>
        <p class={styles.hero}>
          {t('person.ofHours', {
            demand: hours(week()?.demandMinutes ?? 0),
            capacity: hours(week()?.capacityMinutes ?? 0),
          })}
        </p>
        <Show when={overload()}>
          {(day) => (
            <p class={styles.verdict}>
              ▲{' '}
              {t('person.overBy', {
                minutes: hours(props.view.overloadMinutes),
                day: sentenceDay(day(), props.view.today),
              })}
            </p>
          )}
        </Show>
        <Show when={props.view.overdueMinutes > 0}>
          <p class={styles.verdict}>
            {t('person.overdue', { minutes: hours(props.view.overdueMinutes) })}
            <Show when={props.view.catchUpDate}>
              {(day) => (
                <span class={styles.note}>
                  {' · '}
                  {t('person.catchUp', { day: sentenceDay(day(), props.view.today) })}
                </span>
              )}
            </Show>
          </p>
        </Show>
        <Show when={overload() === null && props.view.overdueMinutes === 0}>
          <p class={styles.good}>
            {t('person.fits')}
            <Show when={roomSoon(props.view) > 0}>
              {' · '}
              {t('person.room', { minutes: hours(roomSoon(props.view)) })}
            </Show>
          </p>
        </Show>
        <Show when={props.view.unknownTasks > 0}>
          <p class={styles.note}>{t('person.atLeast', { count: props.view.unknownTasks })}</p>
        </Show>
        <p class={styles.note}>{said()}</p>
      </div>
    </Card>
  );
}
