import { createMemo, For, Show } from 'solid-js';
import { isFinished, type Task } from '../../../core/task.ts';
import { Button } from '../../components/Button.tsx';
import { Card } from '../../components/Card.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { LinkButton } from '../../components/LinkButton.tsx';
import { TaskLine } from '../../components/TaskLine.tsx';
import { shortDay } from '../../format/days.ts';
import { hours } from '../../format/hours.ts';
import { useMe } from '../../me/MeProvider.tsx';
import { createDispatch } from '../../replica/createDispatch.ts';
import { createRows } from '../../replica/createRows.ts';
import { createStatus } from '../../replica/createStatus.ts';
import { t } from '../../words/t.ts';
import { DoneButton } from './DoneButton.tsx';
import styles from './TaskList.module.css';
import { type TaskGroup, taskGroups } from './taskGroups.ts';

const DONE_SHOWN = 5;

export function TaskList(props: { tasks: readonly Task[]; openedId: string | undefined }) {
  const me = useMe();
  const status = createStatus();
  const groups = createMemo(() => taskGroups(props.tasks, me.today(), me.workspace()?.weekStart ?? 0));
  return (
    <div class={styles.list}>
      <Show
        when={groups().length > 0}
        fallback={
          <EmptyState
            title={status().ready ? t('tasks.none') : t('tasks.receiving')}
            text={status().ready ? t('tasks.noneText') : undefined}
          />
        }
      >
        <For each={groups()}>
          {(group) => (
            <section aria-label={t(`tasks.${group.name}`)}>
              <header class={styles.header}>
                <h2 class={styles.name}>{t(`tasks.${group.name}`)}</h2>
                <span class={styles.total}>{totalOf(group)}</span>
              </header>
              <Card look="list">
                <For each={group.tasks}>
                  {(task) => <TaskLine task={task} action={<DoneButton task={task} />} />}
                </For>
              </Card>
            </section>
          )}
        </For>
      </Show>
      <LinkButton href="/tasks/new" look="line" icon="plus">
        {t('tasks.newTask')}
      </LinkButton>
      <DoneLately />
    </div>
  );
}

function totalOf({ minutes, unknown }: TaskGroup): string {
  if (unknown === 0) return t('tasks.total', { hours: hours(minutes) });
  if (minutes === 0) return t('tasks.onlyUnknown', { count: unknown });
  return t('tasks.totalUnknown', { hours: hours(minutes), count: unknown });
}

/** What was finished last, to open again when it was a slip of the thumb. */
function DoneLately() {
  const me = useMe();
  const dispatch = createDispatch();
  const tasks = createRows('task');
  const done = createMemo(() =>
    tasks()
      .filter((task) => task.assigneeId === me.session.personId && isFinished(task) && task.doneOn !== null)
      .sort((a, b) => (b.doneOn ?? '').localeCompare(a.doneOn ?? ''))
      .slice(0, DONE_SHOWN),
  );
  return (
    <Show when={done().length > 0}>
      <section aria-label={t('tasks.done')}>
        <header class={styles.header}>
          <h2 class={styles.name}>{t('tasks.done')}</h2>
        </header>
        <Card look="list">
          <For each={done()}>
            {(task) => (
              <div class={styles.finished}>
                <span class={styles.finishedTitle}>{task.title}</span>
                <span class={styles.finishedDay}>
                  {t(task.status === 'done' ? 'tasks.doneOn' : 'tasks.droppedOn', {
                    day: shortDay(task.doneOn!, me.today()),
                  })}
                </span>
                <Button
                  look="quiet"
                  aria-label={`${t('tasks.reopen')}: ${task.title}`}
                  onClick={() => void dispatch('task.reopen', { taskId: task.id })}
                >
                  {t('tasks.reopen')}
                </Button>
              </div>
            )}
          </For>
        </Card>
      </section>
    </Show>
  );
}
