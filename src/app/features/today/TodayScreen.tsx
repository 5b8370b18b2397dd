import { A } from '@solidjs/router';
import { createMemo, For, Show, Suspense } from 'solid-js';
import { Card } from '../../components/Card.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { LinkButton } from '../../components/LinkButton.tsx';
import { TaskLine } from '../../components/TaskLine.tsx';
import { longDay } from '../../format/days.ts';
import { createMyLoad } from '../../load/createMyLoad.ts';
import { createMyTasks } from '../../me/createMyRows.ts';
import { useMe } from '../../me/MeProvider.tsx';
import { createSent, createStatus } from '../../replica/createStatus.ts';
import { screen } from '../../screen.ts';
import { Page } from '../../shell/Page.tsx';
import { t } from '../../words/t.ts';
import { AssumedWeek } from './AssumedWeek.tsx';
import { FeelsLike } from './FeelsLike.tsx';
import { FlagUpLine } from './FlagUpLine.tsx';
import { QuickStates } from './QuickStates.tsx';
import { ReceiptLine } from './ReceiptLine.tsx';
import { StillRight } from './StillRight.tsx';
import { TankCard } from './TankCard.tsx';
import styles from './TodayScreen.module.css';

const AfterReport = screen(['sheets'], () => import('./AfterReport.tsx'));

/** Ten seconds, one thumb: am I above my line, was my report received, and how do I say so. */
export function TodayScreen() {
  const me = useMe();
  const status = createStatus();
  const load = createMyLoad();
  const tasks = createMyTasks();
  // What was said on another device gives this one nothing to keep.
  const sent = createSent();
  const next = createMemo(() => tasks().slice(0, 3));
  return (
    <Page title={t('today.title')} sub={longDay(me.today())} wide>
      <div class={styles.columns}>
        <div class={styles.column}>
          <Show when={load()} fallback={<Card>{t('today.receiving')}</Card>}>
            {(mine) => (
              <>
                <TankCard load={mine()} />
                <Show when={mine().assumedWeek}>
                  <AssumedWeek />
                </Show>
              </>
            )}
          </Show>
          <ReceiptLine />
          <QuickStates />
          <LinkButton href="/flags/new" look="flag" icon="flag">
            {t('today.raiseFlag')}
          </LinkButton>
          <FlagUpLine />
          <FeelsLike />
          <StillRight />
          <Show when={sent().length > 0}>
            <Suspense>
              <AfterReport />
            </Suspense>
          </Show>
        </div>
        <section class={styles.column} aria-label={t('today.next')}>
          <Show
            when={next().length > 0}
            fallback={
              <Show when={status().ready}>
                <EmptyState title={t('today.noTasks')} text={t('today.noTasksText')}>
                  <LinkButton href="/tasks/new" look="line">
                    {t('today.addTask')}
                  </LinkButton>
                </EmptyState>
              </Show>
            }
          >
            <Card look="list">
              <For each={next()}>{(task) => <TaskLine task={task} />}</For>
            </Card>
            <A href="/tasks" class={styles.all}>
              {t('today.allTasks')} ({tasks().length})
            </A>
          </Show>
          <A href="/me" class={styles.all}>
            {t('today.you')}
          </A>
        </section>
      </div>
    </Page>
  );
}
