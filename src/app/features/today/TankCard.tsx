import { createMemo, createSignal, Show, Suspense } from 'solid-js';
import type { PersonLoad } from '../../../core/load/personLoad.ts';
import { Icon } from '../../components/Icon.tsx';
import { Tank } from '../../components/Tank.tsx';
import { hours } from '../../format/hours.ts';
import { createRows } from '../../replica/createRows.ts';
import { screen } from '../../screen.ts';
import { language, t } from '../../words/t.ts';
import styles from './TankCard.module.css';
import { verdictWords } from './verdictWords.ts';

const WhySheet = screen(['sheets'], () => import('./WhySheet.tsx'));

/** Am I above my line? This week from now on: overdue work lies on top of what is due. */
export function TankCard(props: { load: PersonLoad }) {
  const tasks = createRows('task');
  const [why, setWhy] = createSignal(false);
  const week = () => props.load.weeks[0];
  const capacity = () => week()?.capacityMinutes ?? 0;
  const demand = () => (week()?.demandMinutes ?? 0) + props.load.verdict.overdueMinutes;
  const percent = () =>
    capacity() > 0 ? (demand() / capacity()) * 100 : demand() > 0 ? Number.POSITIVE_INFINITY : 0;
  const level = () => (week()?.away && demand() === 0 ? 'away' : (week()?.level ?? 'room'));
  const said = createMemo(() => verdictWords(props.load));
  const causes = createMemo(() => {
    const titles = new Map(tasks().map((task) => [task.id, task.title]));
    const names = props.load.verdict.causes.map((id) => titles.get(id)).filter((name) => name !== undefined);
    const shown = names.slice(0, 2);
    if (names.length > 2) shown.push(t('today.andMore', { count: names.length - 2 }));
    return new Intl.ListFormat(language(), { type: 'unit' }).format(shown);
  });
  return (
    <section class={styles.card}>
      <div class={styles.words}>
        <p class={styles.lineLabel}>
          {capacity() > 0 ? t('today.yourLine', { hours: hours(capacity()) }) : t('today.noLine')}
        </p>
        <div class={styles.mark}>
          <svg width="22" height="22" viewBox="0 0 22 22" aria-hidden="true">
            <circle cx="11" cy="11" r="9.6" class={styles.ring} />
            <path d="M1.4 11a9.6 9.6 0 0 0 19.2 0z" class={styles.water} />
          </svg>
        </div>
        <p class={styles.hero}>
          {hours(demand())}{' '}
          <span class={styles.unit}>
            {t(props.load.unknownTasks.length > 0 ? 'today.thisWeekAtLeast' : 'today.thisWeek')}
          </span>
        </p>
        <p class={`${styles.verdict} ${styles[said().tone] ?? ''}`}>
          <Show when={said().tone === 'alert'}>
            <svg class={styles.triangle} width="12" height="11" viewBox="0 0 12 11" aria-hidden="true">
              <path d="M6 0l6 11H0z" />
            </svg>
          </Show>
          <span>{said().text}</span>
        </p>
        <Show when={props.load.verdict.causes.length > 0}>
          <button type="button" class={styles.causes} onClick={() => setWhy(true)}>
            <span>{causes()}</span>
            <Icon name="forward" size={16} />
            <span class="sr-only">{t('today.why')}</span>
          </button>
        </Show>
        <Show when={props.load.unknownTasks.length > 0}>
          <p class={styles.note}>{t('today.unknown', { count: props.load.unknownTasks.length })}</p>
        </Show>
      </div>
      <div class={styles.tank}>
        <Tank
          size="card"
          percent={percent()}
          level={level()}
          split
          label={t('today.tankLabel', { demand: hours(demand()), capacity: hours(capacity()) })}
        />
      </div>
      <Show when={why()}>
        <Suspense>
          <WhySheet onClose={() => setWhy(false)} load={props.load} />
        </Suspense>
      </Show>
    </section>
  );
}
