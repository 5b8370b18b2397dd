import { Match, Show, Switch } from 'solid-js';
import type { PersonLoadView } from '../../../core/loadReport.ts';
import { age } from '../../format/ages.ts';
import { dayAndMonth } from '../../format/days.ts';
import { useMe } from '../../me/MeProvider.tsx';
import { useNow } from '../../me/now.ts';
import { t } from '../../words/t.ts';
import { awayUntil } from './awayUntil.ts';
import styles from './RowName.module.css';
import { shortName } from './shortName.ts';

/** A person's name and, below it, the one thing to know first: a flag, an absence, or how old their word is. */
export function RowName(props: { person: PersonLoadView; short?: boolean }) {
  const me = useMe();
  const now = useNow();
  const away = () => awayUntil(props.person, me.zone());
  return (
    <>
      <span class={props.short ? styles.spoken : styles.name}>{props.person.name}</span>
      <Show when={props.short}>
        <span class={styles.shortName} aria-hidden="true">
          {shortName(props.person.name)}
        </span>
      </Show>
      <span class={styles.sub}>
        <Switch
          fallback={
            <Show when={props.person.reportedAt} fallback={t('load.notReported')}>
              {(at) => (
                <>
                  <span class="sr-only">{t('load.reportedAgo', { age: age(at(), now()) })}</span>
                  <span aria-hidden="true">{age(at(), now())}</span>
                </>
              )}
            </Show>
          }
        >
          <Match when={props.person.flag}>
            {(flag) => (
              <span class={styles.flag}>
                <span class="sr-only">{t('load.flagAgeLong', { age: age(flag().raisedAt, now()) })}</span>
                <span aria-hidden="true">{t('load.flagAge', { age: age(flag().raisedAt, now()) })}</span>
              </span>
            )}
          </Match>
          <Match when={away()}>
            {(day) => t('load.awayTo', { day: dayAndMonth(day(), props.person.today) })}
          </Match>
          <Match when={!props.person.reported}>
            <Show when={props.person.reportedAt} fallback={t('load.notReported')}>
              {(at) => t('load.notReportedSince', { age: age(at(), now()) })}
            </Show>
          </Match>
        </Switch>
      </span>
    </>
  );
}
