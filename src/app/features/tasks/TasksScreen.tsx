import { useParams } from '@solidjs/router';
import { createMemo, Show } from 'solid-js';
import { hours } from '../../format/hours.ts';
import { createMyTasks } from '../../me/createMyRows.ts';
import { createRows } from '../../replica/createRows.ts';
import { Page } from '../../shell/Page.tsx';
import { t } from '../../words/t.ts';
import { TaskDetail } from './TaskDetail.tsx';
import { TaskList } from './TaskList.tsx';
import styles from './TasksScreen.module.css';
import { effortOf } from './taskGroups.ts';

/** The list, and beside or instead of it the task that was opened. */
export default function TasksScreen() {
  const params = useParams();
  const tasks = createMyTasks();
  const all = createRows('task');
  const opened = createMemo(() => all().find((task) => task.id === params.id));
  const sub = () => {
    const { minutes, unknown } = effortOf(tasks());
    if (tasks().length === 0) return t('tasks.subNone');
    const known = t('tasks.sub', { count: tasks().length, hours: hours(minutes) });
    return unknown > 0 ? t('tasks.subUnknown', { sub: known, count: unknown }) : known;
  };
  return (
    <Page title={t('tasks.title')} sub={sub()} back={params.id ? '/tasks' : undefined} wide>
      <div class={styles.split} classList={{ [styles.opened!]: params.id !== undefined }}>
        <div class={styles.list}>
          <TaskList tasks={tasks()} openedId={params.id} />
        </div>
        <Show when={params.id} keyed fallback={<p class={styles.hint}>{t('tasks.pickOne')}</p>}>
          <div class={styles.detail}>
            <TaskDetail task={opened()} />
          </div>
        </Show>
      </div>
    </Page>
  );
}
