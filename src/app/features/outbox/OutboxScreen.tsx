import { createMemo, For, Show } from 'solid-js';
import type { MutationName } from '../../../core/mutations.ts';
import { Button } from '../../components/Button.tsx';
import { Card } from '../../components/Card.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { age, clockTime } from '../../format/ages.ts';
import { useNow } from '../../me/now.ts';
import { createRows } from '../../replica/createRows.ts';
import { createIssues, createOutbox, createSent, createStatus } from '../../replica/createStatus.ts';
import { useReplica } from '../../replica/ReplicaProvider.tsx';
import { Page } from '../../shell/Page.tsx';
import { t } from '../../words/t.ts';
import { BringBack } from './BringBack.tsx';
import { type Described, describe } from './describe.ts';
import { IssueCard } from './IssueCard.tsx';
import styles from './OutboxScreen.module.css';
import { SentRow, WaitingRow } from './rows.tsx';
import { saveUnsent } from './saveUnsent.ts';

const MINUTE = 60_000;
const RECENT = 50;

/** Everything that was written on this device: what needs its author, what waits, what was received. */
export default function OutboxScreen() {
  const replica = useReplica();
  const now = useNow();
  const status = createStatus();
  const outbox = createOutbox();
  const issues = createIssues();
  const sent = createSent();
  const tasks = createRows('task');
  const people = createRows('person');
  const titles = createMemo(() => new Map(tasks().map((task) => [task.id, task.title])));
  const names = createMemo(() => new Map(people().map((person) => [person.id, person.name])));
  const words = (item: { name: MutationName; args: unknown }): Described =>
    describe(item.name, item.args, {
      task: (id) => titles().get(id),
      person: (id) => names().get(id),
    });
  const recent = createMemo(() =>
    sent()
      .slice()
      .sort((a, b) => b.receivedAt - a.receivedAt)
      .slice(0, RECENT),
  );
  const state = (): string => {
    const { receivedAt, reachable, trouble } = status();
    if (receivedAt === null) return t('outbox.never');
    // Whether it answers now is what these say; this line is about the last time that it did.
    if (!reachable || trouble) return t('outbox.stateAt', { time: clockTime(receivedAt, now()) });
    return now() - receivedAt < MINUTE
      ? t('outbox.stateNow')
      : t('outbox.state', { age: age(receivedAt, now()) });
  };
  const empty = () => outbox().length + issues().length + sent().length === 0;
  return (
    <Page title={t('outbox.title')} sub={state()}>
      <Show when={issues().length > 0}>
        <h2 class={styles.heading}>{t('outbox.needsYou')}</h2>
        <For each={issues()}>{(issue) => <IssueCard issue={issue} words={words(issue)} />}</For>
      </Show>
      <Show when={outbox().length > 0}>
        <h2 class={styles.heading}>{t('outbox.waiting')}</h2>
        <Card look="list">
          <For each={outbox()}>{(item) => <WaitingRow item={item} words={words(item)} />}</For>
        </Card>
      </Show>
      <Button look="line" disabled={status().syncing} onClick={() => void replica.syncNow()}>
        {t(status().syncing ? 'outbox.syncing' : 'outbox.syncNow')}
      </Button>
      <Show when={recent().length > 0}>
        <h2 class={styles.heading}>{t('outbox.recent')}</h2>
        <Card look="list">
          <For each={recent()}>{(item) => <SentRow item={item} words={words(item)} />}</For>
        </Card>
      </Show>
      <Show when={empty()}>
        <EmptyState title={t('outbox.nothing')} text={t('outbox.nothingText')} />
      </Show>
      <Show when={outbox().length + issues().length > 0}>
        <Button look="quiet" icon="download" onClick={() => void saveUnsent(replica)}>
          {t('outbox.export')}
        </Button>
      </Show>
      <BringBack />
    </Page>
  );
}
