import { A } from '@solidjs/router';
import { createMemo, createSignal, For, Show } from 'solid-js';
import { remainingOf } from '../../../core/load/remaining.ts';
import type { Task } from '../../../core/task.ts';
import button from '../../components/Button.module.css';
import { Button } from '../../components/Button.tsx';
import { Card } from '../../components/Card.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { SyncGlyph } from '../../components/SyncGlyph.tsx';
import { shortDay } from '../../format/days.ts';
import { hours } from '../../format/hours.ts';
import { useMe } from '../../me/MeProvider.tsx';
import { createNames } from '../../queries/createNames.ts';
import { Queries } from '../../queries/Queries.tsx';
import { createRows } from '../../replica/createRows.ts';
import { createIssues, createOutbox, createSent } from '../../replica/createStatus.ts';
import { Page } from '../../shell/Page.tsx';
import { t } from '../../words/t.ts';
import { NewTask } from '../setup/NewTask.tsx';
import { MoveSheet } from './MoveSheet.tsx';
import styles from './MovesScreen.module.css';
import { RecentMoveRow } from './RecentMoveRow.tsx';
import { recentMoves } from './recentMoves.ts';
import { waitingTasks } from './waitingTasks.ts';

/** As many as fit a look back; the rest is in the outbox. */
const RECENT = 12;

export default function MovesScreen() {
  return (
    <Queries>
      <Moves />
    </Queries>
  );
}

function Moves() {
  const me = useMe();
  const tasks = createRows('task');
  const projects = createRows('project');
  const teams = createRows('team');
  const outbox = createOutbox();
  const sent = createSent();
  const issues = createIssues();
  const nameOf = createNames();
  const [moving, setMoving] = createSignal<string | null>(null);
  const [adding, setAdding] = createSignal(false);

  const waiting = createMemo(() => waitingTasks(tasks(), me.actor()));
  const recent = createMemo(() => recentMoves(outbox(), sent(), issues()).slice(0, RECENT));
  const taskOf = (id: string | null): Task | undefined => tasks().find((task) => task.id === id);
  const place = (task: Task): string =>
    projects().find((row) => row.id === task.projectId)?.name ??
    teams().find((row) => row.id === task.teamId)?.name ??
    '';
  const effort = (task: Task): string => {
    const left = remainingOf(task);
    return left === 'unknown' ? t('moves.noEstimate') : hours(left);
  };

  return (
    <Page
      title={t('moves.title')}
      sub={waiting().length > 0 ? t('moves.sub', { count: waiting().length }) : t('moves.subNone')}
    >
      <Show when={waiting().length > 0}>
        <h2 class={styles.heading}>{t('moves.waiting')}</h2>
        <Card look="list">
          <For each={waiting()}>
            {(task) => (
              <div class={styles.task}>
                <div class={styles.what}>
                  <p class={styles.title}>{task.title}</p>
                  <p class={styles.note}>
                    {place(task)} · {effort(task)}
                    {' · '}
                    {task.due ? t('moves.due', { day: shortDay(task.due, me.today()) }) : t('moves.noDue')}{' '}
                    <SyncGlyph row={`task:${task.id}`} />
                  </p>
                </div>
                <Button
                  look="line"
                  small
                  aria-label={`${t('moves.give')} ${task.title}`}
                  onClick={() => setMoving(task.id)}
                >
                  {t('moves.give')}
                </Button>
              </div>
            )}
          </For>
        </Card>
      </Show>
      <Show when={recent().length > 0}>
        <h2 class={styles.heading}>{t('moves.recent')}</h2>
        <Card look="list">
          <For each={recent()}>
            {(move) => <RecentMoveRow move={move} task={taskOf(move.args.taskId)} nameOf={nameOf} />}
          </For>
        </Card>
      </Show>
      <Show when={waiting().length === 0 && recent().length === 0}>
        <EmptyState title={t('moves.emptyTitle')} text={t('moves.emptyText')}>
          <A href="/load" class={`${button.button} ${button.line}`}>
            {t('moves.emptyAct')}
          </A>
        </EmptyState>
      </Show>
      <Button look="line" icon="plus" onClick={() => setAdding(true)}>
        {t('moves.addTask')}
      </Button>
      <Show when={taskOf(moving())}>
        {(task) => <MoveSheet task={task()} onClose={() => setMoving(null)} />}
      </Show>
      <Show when={adding()}>
        <NewTask onClose={() => setAdding(false)} />
      </Show>
    </Page>
  );
}
