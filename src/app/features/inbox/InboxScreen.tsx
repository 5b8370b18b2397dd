import { createEffect, createMemo, createSignal, For, Match, Show, Switch } from 'solid-js';
import { aboutTask } from '../../../core/policy/about.ts';
import { may } from '../../../core/policy/may.ts';
import * as to from '../../../core/policy/rules.ts';
import type { Task } from '../../../core/task.ts';
import { Card } from '../../components/Card.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { LinkButton } from '../../components/LinkButton.tsx';
import { useMe } from '../../me/MeProvider.tsx';
import { createLoadReport } from '../../queries/createLoadReport.ts';
import { createNames } from '../../queries/createNames.ts';
import { Queries } from '../../queries/Queries.tsx';
import { createDispatch } from '../../replica/createDispatch.ts';
import { createRows } from '../../replica/createRows.ts';
import { createStatus } from '../../replica/createStatus.ts';
import { useReplica } from '../../replica/ReplicaProvider.tsx';
import { Page } from '../../shell/Page.tsx';
import { t } from '../../words/t.ts';
import { MoveWork } from '../moves/MoveWork.tsx';
import { AnswerSheet } from './AnswerSheet.tsx';
import { ClosedFlag } from './ClosedFlag.tsx';
import { ExtendSheet } from './ExtendSheet.tsx';
import { type FlagAct, FlagCard } from './FlagCard.tsx';
import styles from './InboxScreen.module.css';
import { type InboxFlag, inboxOf } from './inboxFlags.ts';
import { medianWords } from './medianWords.ts';
import { OtherFlags } from './OtherFlags.tsx';

export default function InboxScreen() {
  return (
    <Queries>
      <Inbox />
    </Queries>
  );
}

function Inbox() {
  const me = useMe();
  const replica = useReplica();
  const status = createStatus();
  const dispatch = createDispatch();
  const flags = createRows('flag');
  const answers = createRows('answer');
  const tasks = createRows('task');
  const people = createRows('person');
  const report = createLoadReport(() => ({ team: null, unit: 'week' }));
  const nameOf = createNames();
  const [doing, setDoing] = createSignal<{ flagId: string; act: Exclude<FlagAct, 'acknowledge'> } | null>(
    null,
  );

  const inbox = createMemo(() => inboxOf(flags(), answers(), me.actor()));
  const empty = () => inbox().waiting.length + inbox().answered.length + inbox().closed.length === 0;
  const current = createMemo(() => {
    const { waiting, answered } = inbox();
    return [...waiting, ...answered].find((item) => item.id === doing()?.flagId);
  });
  const name = (item: InboxFlag): string => nameOf(item.flag.personId) ?? t('inbox.someone');
  const viewOf = (item: InboxFlag) => report.data()?.people.find((view) => view.id === item.flag.personId);

  // Flags that came to a manager because there is no lead: their tasks are not carried until someone looks.
  const wanted = new Set<string>();
  createEffect(() => {
    for (const { flag } of inbox().waiting) {
      if (wanted.has(flag.personId)) continue;
      wanted.add(flag.personId);
      void replica.want(`person:${flag.personId}`);
    }
  });

  /** The tasks a flag names; without any, all that its person has. Only those that this person may change. */
  const tasksOf = (item: InboxFlag): Task[] => {
    const { personId, taskIds } = item.flag;
    const person = people().find((row) => row.id === personId);
    const theirs = tasks().filter(
      (task) => task.assigneeId === personId && may(me.actor(), to.distribute, aboutTask(task, person)),
    );
    const named = theirs.filter((task) => taskIds.includes(task.id));
    return named.length > 0 ? named : theirs;
  };

  /** Up, but not in this inbox: a manager does not carry every team's flags. */
  const others = createMemo(() =>
    (report.data()?.people ?? [])
      .filter(
        ({ id, flag }) => flag && id !== me.session.personId && !flags().some((row) => row.id === flag.id),
      )
      .sort((a, b) => (a.flag?.raisedAt ?? 0) - (b.flag?.raisedAt ?? 0)),
  );

  const act = (item: InboxFlag, what: FlagAct): void => {
    if (what === 'acknowledge')
      void dispatch('flag.answer', { flagId: item.id, kind: 'acknowledge', text: '' });
    else setDoing({ flagId: item.id, act: what });
  };

  return (
    <Page
      title={t('inbox.title')}
      sub={
        inbox().waiting.length > 0
          ? t('inbox.waiting', { count: inbox().waiting.length })
          : t('inbox.nothingWaiting')
      }
    >
      <Show when={empty() && status().ready && others().length === 0}>
        <EmptyState title={t('inbox.emptyTitle')} text={t('inbox.emptyText')}>
          <LinkButton href="/load" look="line">
            {t('inbox.emptyAct')}
          </LinkButton>
        </EmptyState>
      </Show>
      <Show when={inbox().waiting.length > 0}>
        <h2 class="sr-only">{t('inbox.waiting', { count: inbox().waiting.length })}</h2>
      </Show>
      <For each={inbox().waiting.map((item) => item.id)}>
        {(id) => (
          <Show when={inbox().waiting.find((item) => item.id === id)}>
            {(item) => (
              <FlagCard
                item={item()}
                name={name(item())}
                view={viewOf(item())}
                onAct={(what) => act(item(), what)}
              />
            )}
          </Show>
        )}
      </For>
      <Show when={inbox().answered.length + inbox().closed.length > 0}>
        <div class={styles.heading}>
          <h2 class={styles.title}>{t('inbox.answered')}</h2>
          <Show when={inbox().medianAnswerMs}>
            {(median) => <p class={styles.note}>{t('inbox.medianHours', { time: medianWords(median()) })}</p>}
          </Show>
        </div>
      </Show>
      <For each={inbox().answered.map((item) => item.id)}>
        {(id) => (
          <Show when={inbox().answered.find((item) => item.id === id)}>
            {(item) => (
              <FlagCard
                item={item()}
                name={name(item())}
                view={viewOf(item())}
                onAct={(what) => act(item(), what)}
              />
            )}
          </Show>
        )}
      </For>
      <Show when={inbox().closed.length > 0}>
        <Card look="list">
          <For each={inbox().closed}>
            {(item) => <ClosedFlag item={item} name={name(item)} nameOf={nameOf} />}
          </For>
        </Card>
      </Show>
      <OtherFlags people={others()} />
      <Show when={current()}>
        {(item) => (
          <Switch>
            <Match when={doing()?.act === 'move'}>
              <MoveWork tasks={tasksOf(item())} onClose={() => setDoing(null)} />
            </Match>
            <Match when={doing()?.act === 'extend'}>
              <ExtendSheet tasks={tasksOf(item())} name={name(item())} onClose={() => setDoing(null)} />
            </Match>
            <Match when={doing()?.act === 'reply'}>
              <AnswerSheet
                flag={item().flag}
                name={name(item())}
                kind="reply"
                onClose={() => setDoing(null)}
              />
            </Match>
            <Match when={doing()?.act === 'resolve'}>
              <AnswerSheet
                flag={item().flag}
                name={name(item())}
                kind="resolve"
                onClose={() => setDoing(null)}
              />
            </Match>
          </Switch>
        )}
      </Show>
    </Page>
  );
}
