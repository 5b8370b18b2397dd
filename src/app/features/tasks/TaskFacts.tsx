import { createMemo, For, Show } from 'solid-js';
import { isFinished, type Task } from '../../../core/task.ts';
import { Card } from '../../components/Card.tsx';
import { sentenceDay, shortDay } from '../../format/days.ts';
import { hours } from '../../format/hours.ts';
import { createMyLoad } from '../../load/createMyLoad.ts';
import { useMe } from '../../me/MeProvider.tsx';
import { createRows } from '../../replica/createRows.ts';
import { t } from '../../words/t.ts';
import styles from './TaskDetail.module.css';

/** Dates and effort, and what the verdict says of this task. */
export function TaskFacts(props: { task: Task }) {
  const me = useMe();
  const load = createMyLoad();
  const tasks = createRows('task');
  const said = createMemo(() => {
    const mine = load()?.tasks.find((task) => task.id === props.task.id);
    const today = me.today();
    if (!mine) return null;
    switch (mine.outcome) {
      case 'late':
        return { alert: true, text: t('tasks.late', { hours: hours(mine.lateMinutes) }) };
      case 'overdue':
        return {
          alert: true,
          text: t('tasks.overdueNote', { day: shortDay(props.task.due ?? today, today) }),
        };
      case 'unknown':
        return { alert: false, text: t('tasks.unknownNote') };
      case 'undated':
        return { alert: false, text: t('tasks.undatedNote') };
      case 'fits':
        return mine.finish === null
          ? null
          : { alert: false, text: t('tasks.fits', { day: sentenceDay(mine.finish, today) }) };
    }
  });
  const waitsFor = createMemo(() =>
    tasks().filter((task) => props.task.afterIds.includes(task.id) && !isFinished(task)),
  );
  return (
    <Card>
      <dl class={styles.facts}>
        <dt>{t('tasks.due')}</dt>
        <dd classList={{ [styles.late!]: props.task.due !== null && props.task.due < me.today() }}>
          {props.task.due === null ? t('tasks.noDue') : shortDay(props.task.due, me.today())}
        </dd>
        <dt>{t('tasks.estimate')}</dt>
        <dd>
          {props.task.estimateMinutes === null ? t('tasks.noEstimate') : hours(props.task.estimateMinutes)}
        </dd>
        <dt>{t('tasks.spentSoFar')}</dt>
        <dd>{props.task.loggedMinutes === 0 ? t('tasks.nothing') : hours(props.task.loggedMinutes)}</dd>
      </dl>
      <Show when={said()}>
        {(words) => <p class={words().alert ? styles.alert : styles.note}>{words().text}</p>}
      </Show>
      <For each={waitsFor()}>
        {(other) => <p class={styles.note}>{t('tasks.waitsFor', { title: other.title })}</p>}
      </For>
    </Card>
  );
}
