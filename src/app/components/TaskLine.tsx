import { A } from '@solidjs/router';
import { type JSX, Show } from 'solid-js';
import { remainingOf } from '../../core/load/remaining.ts';
import type { Task } from '../../core/task.ts';
import { shortDay } from '../format/days.ts';
import { hours } from '../format/hours.ts';
import { createProjectNames } from '../me/createMyRows.ts';
import { useMe } from '../me/MeProvider.tsx';
import { t } from '../words/t.ts';
import { SyncGlyph } from './SyncGlyph.tsx';
import styles from './TaskLine.module.css';

export interface TaskLineProps {
  task: Task;
  /** Beside the hours: late by how much, or nothing. */
  note?: JSX.Element;
  /** What can be done with it at once, at the end of the row. */
  action?: JSX.Element;
}

/** A task as a row: title and due date, below them where it belongs and what is left. Leads to the task. */
export function TaskLine(props: TaskLineProps) {
  const me = useMe();
  const projectName = createProjectNames();
  const left = () => remainingOf(props.task);
  const overdue = () => props.task.due !== null && props.task.due < me.today();
  const dueNow = () => props.task.due !== null && props.task.due <= me.today();
  return (
    <div class={styles.row}>
      <A href={`/tasks/${props.task.id}`} class={styles.link}>
        <span class={styles.title}>{props.task.title}</span>
        <span class={styles.due} classList={{ [styles.late!]: dueNow() }}>
          <Show when={overdue()}>
            <span class="sr-only">{t('shell.overdue')} </span>
          </Show>
          {props.task.due === null ? '' : shortDay(props.task.due, me.today())}
        </span>
        <span class={styles.below}>
          {projectName(props.task.projectId, t('shell.notAProject'))}
          {' · '}
          <Show when={left() !== 'unknown'} fallback={<span class={styles.late}>{t('shell.unknown')}</span>}>
            {t('shell.left', { hours: hours(left() as number) })}
          </Show>
          <Show when={props.task.status === 'blocked'}> · {t('shell.blocked')}</Show>
          <Show when={props.note}> · {props.note}</Show> <SyncGlyph row={`task:${props.task.id}`} />
        </span>
      </A>
      {props.action}
    </div>
  );
}
