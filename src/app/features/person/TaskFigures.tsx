import type { JSX } from 'solid-js';
import type { PersonLoadDetail } from '../../../core/loadReport.ts';
import { shortDay } from '../../format/days.ts';
import { hours } from '../../format/hours.ts';
import { t } from '../../words/t.ts';
import styles from './TaskFigures.module.css';

type TaskFigure = PersonLoadDetail['tasks'][number];

/** One task of somebody's: title, project and date; hours and whether it fits. */
export function TaskFigures(props: { task: TaskFigure; today: string; children?: JSX.Element }) {
  const verdict = () => {
    const { verdict: said, lateMinutes } = props.task;
    if (said === 'late') return t('person.lateBy', { minutes: hours(lateMinutes) });
    if (said === 'overdue') return t('person.verdictOverdue');
    if (said === 'undated') return t('person.verdictUndated');
    if (said === 'unknown') return t('person.verdictUnknown');
    return t('person.verdictFits');
  };
  const bad = () => ['late', 'overdue', 'unknown'].includes(props.task.verdict);
  return (
    <div class={styles.task}>
      <span class={styles.title}>{props.task.title}</span>
      <span class={styles.hours}>
        {props.task.remainingMinutes === null ? '?' : hours(props.task.remainingMinutes)}
      </span>
      <span class={styles.where}>
        {props.task.projectName || t('person.noProject')}
        {' · '}
        {props.task.due ? t('person.due', { day: shortDay(props.task.due, props.today) }) : t('person.noDue')}
        {props.children}
      </span>
      <span class={styles.verdict} classList={{ [styles.bad!]: bad() }}>
        {verdict()}
      </span>
    </div>
  );
}
