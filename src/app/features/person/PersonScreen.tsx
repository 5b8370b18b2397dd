import { useParams } from '@solidjs/router';
import { createEffect, createMemo, createSignal, For, Show } from 'solid-js';
import { aboutTask } from '../../../core/policy/about.ts';
import { may } from '../../../core/policy/may.ts';
import * as to from '../../../core/policy/rules.ts';
import { isFinished } from '../../../core/task.ts';
import { Button } from '../../components/Button.tsx';
import { Card } from '../../components/Card.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { LinkButton } from '../../components/LinkButton.tsx';
import { SyncGlyph } from '../../components/SyncGlyph.tsx';
import { hours } from '../../format/hours.ts';
import { useMe } from '../../me/MeProvider.tsx';
import { weekOn } from '../../me/weekOn.ts';
import { createNames } from '../../queries/createNames.ts';
import { Queries } from '../../queries/Queries.tsx';
import { createRows } from '../../replica/createRows.ts';
import { createOutbox } from '../../replica/createStatus.ts';
import { useReplica } from '../../replica/ReplicaProvider.tsx';
import { Page } from '../../shell/Page.tsx';
import { SyncDot } from '../../shell/SyncDot.tsx';
import { t } from '../../words/t.ts';
import { FiguresAge } from '../load/FiguresAge.tsx';
import { MoveWork } from '../moves/MoveWork.tsx';
import { NewTask } from '../setup/NewTask.tsx';
import { createPersonView } from './createPersonView.ts';
import { PersonSaid } from './PersonSaid.tsx';
import styles from './PersonScreen.module.css';
import { PersonTop } from './PersonTop.tsx';
import { TaskFigures } from './TaskFigures.tsx';
import { TwoWeeks } from './TwoWeeks.tsx';

/** Enough to see what weighs; the rest on request. */
const TASKS_SHOWN = 12;

export default function PersonScreen() {
  const params = useParams<{ id: string }>();
  return (
    <Queries>
      <Show when={params.id} keyed>
        {(id) => <PersonPage id={id} />}
      </Show>
    </Queries>
  );
}

function PersonPage(props: { id: string }) {
  const me = useMe();
  const replica = useReplica();
  const teams = createRows('team');
  const heldTasks = createRows('task');
  const outbox = createOutbox();
  const nameOf = createNames();
  const view = createPersonView(() => props.id);
  const [moving, setMoving] = createSignal<string | null>(null);
  const [adding, setAdding] = createSignal(false);
  const [all, setAll] = createSignal(false);
  // Their rows come along for seven days, so that this works again without signal.
  createEffect(() => void replica.want(`person:${props.id}`));

  const name = () => view.detail()?.person.name ?? nameOf(props.id) ?? t('person.title');
  const sub = () => {
    const held = view.rows();
    const teamNames = (held?.person.teamIds ?? view.detail()?.person.teamIds ?? []).flatMap((id) => {
      const team = teams().find((row) => row.id === id);
      return team ? [team.name] : [];
    });
    const week = held && weekOn(held.weeks, me.today(), me.workspace()?.defaultWeek ?? []);
    const total = week?.minutes.reduce((sum, minutes) => sum + minutes, 0);
    const words = week?.from === null ? 'person.weekHoursAssumed' : 'person.weekHours';
    return [...teamNames, ...(total === undefined ? [] : [t(words, { hours: hours(total) })])].join(' · ');
  };
  const movable = createMemo(() =>
    (view.rows()?.tasks ?? []).filter(
      (task) => !isFinished(task) && may(me.actor(), to.distribute, aboutTask(task, view.person())),
    ),
  );
  const tasks = createMemo(() =>
    [...(view.detail()?.tasks ?? [])]
      // Moved away on this phone and not received yet: it is no longer theirs here.
      .filter(({ id }) => (heldTasks().find((task) => task.id === id)?.assigneeId ?? props.id) === props.id)
      .sort((a, b) => (b.remainingMinutes ?? 0) - (a.remainingMinutes ?? 0)),
  );
  const shown = () => (all() ? tasks() : tasks().slice(0, TASKS_SHOWN));
  const notCounted = () => (view.live() ? 0 : outbox().length);

  const Status = () => (
    <Show when={outbox().length === 0 && view.detail()} fallback={<SyncDot />}>
      {(detail) => <FiguresAge at={detail().computedAt} kept={view.failed() && !view.live()} />}
    </Show>
  );

  return (
    <Page title={name()} sub={sub()} back="/load" status={<Status />}>
      <Show
        when={view.detail()}
        fallback={
          <Show
            when={view.failed()}
            fallback={<p class={styles.note}>{t('person.opening', { name: name() })}</p>}
          >
            <EmptyState title={t('person.gone')} text={t('person.goneText')} />
          </Show>
        }
      >
        {(detail) => (
          <>
            <PersonTop view={detail().person} />
            <Show when={notCounted() > 0}>
              <p class={styles.note}>{t('person.notCounted', { count: notCounted() })}</p>
            </Show>
            <TwoWeeks days={detail().days} today={detail().person.today} />
            <section class={styles.section} aria-label={t('person.tasks')}>
              <Show
                when={tasks().length > 0}
                fallback={<EmptyState title={t('person.noTasks')} text={t('person.noTasksText')} />}
              >
                <Card look="list">
                  <For each={shown()}>
                    {(task) => (
                      <Show
                        when={movable().some((each) => each.id === task.id)}
                        fallback={<TaskFigures task={task} today={detail().person.today} />}
                      >
                        <button
                          type="button"
                          class={styles.task}
                          aria-label={`${t('person.moveWork')}: ${task.title}`}
                          onClick={() => setMoving(task.id)}
                        >
                          <TaskFigures task={task} today={detail().person.today}>
                            {' '}
                            <SyncGlyph row={`task:${task.id}`} />
                          </TaskFigures>
                        </button>
                      </Show>
                    )}
                  </For>
                </Card>
              </Show>
              <Show when={!all() && tasks().length > TASKS_SHOWN}>
                <Button look="quiet" onClick={() => setAll(true)}>
                  {t('person.showAll', { count: tasks().length - TASKS_SHOWN })}
                </Button>
              </Show>
              <Show when={detail().otherWork.tasks > 0}>
                <p class={styles.note}>
                  {t('person.otherWork', {
                    count: detail().otherWork.tasks,
                    minutes: hours(detail().otherWork.remainingMinutes),
                  })}
                </p>
              </Show>
            </section>
            <Show when={view.rows()}>{(rows) => <PersonSaid rows={rows()} />}</Show>
            <div class={styles.more}>
              <Button look="line" small icon="plus" onClick={() => setAdding(true)}>
                {t('person.addTask')}
              </Button>
              <Show when={may(me.actor(), to.setUp)}>
                <LinkButton href={`/setup/people/${props.id}`} look="line" small icon="settings">
                  {t('person.edit')}
                </LinkButton>
              </Show>
            </div>
            <Show when={movable().length > 0}>
              <div class={styles.sticky}>
                <Button wide icon="moves" onClick={() => setMoving('')}>
                  {t('person.moveWork')}
                </Button>
              </div>
            </Show>
          </>
        )}
      </Show>
      <Show when={moving() !== null}>
        <MoveWork
          tasks={moving() === '' ? movable() : movable().filter((task) => task.id === moving())}
          onClose={() => setMoving(null)}
        />
      </Show>
      <Show when={adding()}>
        <NewTask assigneeId={props.id} onClose={() => setAdding(false)} />
      </Show>
    </Page>
  );
}
