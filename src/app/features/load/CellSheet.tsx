import { A } from '@solidjs/router';
import { createMemo, For, Show } from 'solid-js';
import { addDays } from '../../../core/civilDay.ts';
import type { PersonLoadDetail, PersonLoadView } from '../../../core/loadReport.ts';
import button from '../../components/Button.module.css';
import { Card } from '../../components/Card.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { Tank } from '../../components/Tank.tsx';
import { dayRange, longDay, sentenceDay } from '../../format/days.ts';
import { hours } from '../../format/hours.ts';
import { createPersonDetail } from '../../queries/createPersonDetail.ts';
import { t } from '../../words/t.ts';
import { TaskFigures } from '../person/TaskFigures.tsx';
import styles from './CellSheet.module.css';
import { cellFigure, TANK_TOP } from './cellFigure.ts';
import { tasksOfPeriod } from './tasksOfPeriod.ts';

/** What a cell is made of: the figure, the tasks due then, and what else fills the same hours. */
export function CellSheet(props: { person: PersonLoadView; start: string; onClose: () => void }) {
  const detail = createPersonDetail(() => props.person.id);
  const period = () => props.person.weeks.find((each) => each.start === props.start);
  const when = () => {
    const shown = period();
    if (!shown) return '';
    return shown.days > 1
      ? dayRange(shown.start, addDays(shown.start, shown.days - 1))
      : longDay(shown.start);
  };
  return (
    <Sheet
      open
      title={props.person.name}
      sub={when()}
      onClose={props.onClose}
      actions={
        <A href={`/people/${props.person.id}`} class={`${button.button} ${button.primary}`}>
          {t('load.openPerson', { name: props.person.name })}
        </A>
      }
    >
      <Show when={period()}>
        {(shown) => (
          <>
            <Figure person={props.person} start={shown().start} />
            <Show when={detail.data()} fallback={<Waiting failed={detail.error() !== null} />}>
              {(known) => <Contributors detail={known()} start={shown().start} days={shown().days} />}
            </Show>
          </>
        )}
      </Show>
    </Sheet>
  );
}

function Figure(props: { person: PersonLoadView; start: string }) {
  const period = () => props.person.weeks.find((each) => each.start === props.start)!;
  const figure = createMemo(() => cellFigure(period(), props.person.reported, props.person.openTasks > 0));
  const over = () => figure().level === 'over' || figure().level === 'far';
  return (
    <div class={styles.figure}>
      <Tank
        size="tall"
        split={figure().level === 'over'}
        label=""
        level={
          figure().kind === 'away' ? 'away' : figure().kind === 'unknown' ? 'unreported' : figure().level
        }
        percent={figure().water * TANK_TOP}
      />
      <div>
        <p class={styles.big}>
          {t('load.ofHours', {
            demand: hours(period().demandMinutes),
            capacity: hours(period().capacityMinutes),
          })}
        </p>
        <Show when={over()}>
          <p class={styles.verdict}>
            ▲ {t('load.cannotBeDone', { minutes: hours(period().unfittableMinutes) })}
          </p>
        </Show>
        <Show when={over() && props.person.firstOverloadDate}>
          {(day) => (
            <p class={styles.note}>
              {t('load.overBy', {
                minutes: hours(props.person.overloadMinutes),
                day: sentenceDay(day(), props.person.today),
              })}
            </p>
          )}
        </Show>
        <Show when={props.person.unknownTasks > 0}>
          <p class={styles.note}>
            {t('load.atLeast', { minutes: hours(period().demandMinutes), count: props.person.unknownTasks })}
          </p>
        </Show>
      </div>
    </div>
  );
}

function Waiting(props: { failed: boolean }) {
  return <p class={styles.note}>{t(props.failed ? 'load.cellOffline' : 'load.loadingCell')}</p>;
}

function Contributors(props: { detail: PersonLoadDetail; start: string; days: number }) {
  const groups = createMemo(() => tasksOfPeriod(props.detail, props.start, props.days));
  const none = () => groups().length === 0 && props.detail.otherWork.tasks === 0;
  return (
    <>
      <For each={groups()}>
        {(group) => (
          <section class={styles.group}>
            <h3 class={styles.heading}>{t(`load.${group.name}`)}</h3>
            <Card look="list">
              <For each={group.tasks}>
                {(task) => <TaskFigures task={task} today={props.detail.person.today} />}
              </For>
            </Card>
          </section>
        )}
      </For>
      <Show when={props.detail.otherWork.tasks > 0}>
        <p class={styles.note}>
          {t('load.otherWork', {
            count: props.detail.otherWork.tasks,
            minutes: hours(props.detail.otherWork.remainingMinutes),
          })}
        </p>
      </Show>
      <Show when={none()}>
        <p class={styles.note}>{t('load.noTasks')}</p>
      </Show>
    </>
  );
}
