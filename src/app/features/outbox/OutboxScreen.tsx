import { createMemo, For, Show } from 'solid-js';
import type { MutationName } from '../../../core/mutations.ts';
import type { Task } from '../../../core/task.ts';
import type { Was } from '../../../local/index.ts';
import { Button } from '../../components/Button.tsx';
import { Card } from '../../components/Card.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { age, clockTime } from '../../format/ages.ts';
import { useNow } from '../../me/now.ts';
import { createIssues, createOutbox, createSent, createStatus } from '../../replica/createStatus.ts';
import { useReplica } from '../../replica/ReplicaProvider.tsx';
import { Page } from '../../shell/Page.tsx';
import { t } from '../../words/t.ts';
import { BringBack } from './BringBack.tsx';
import { ConflictCard } from './ConflictCard.tsx';
import { conflictOf } from './conflictOf.ts';
import { createScene } from './createScene.ts';
import { type Described, describe, type Names } from './describe.ts';
import { IssueCard } from './IssueCard.tsx';
import styles from './OutboxScreen.module.css';
import { SentRow, WaitingRow } from './rows.tsx';
import { saveUnsent } from './saveUnsent.ts';
import { stillAsks } from './stillAsks.ts';
import { undoOf } from './undoOf.ts';

const MINUTE = 60_000;
const RECENT = 50;

type Listed = { name: MutationName; args: unknown; was?: Was };

/** Everything that was written on this device: what needs its author, what waits, what was received. */
export default function OutboxScreen() {
  const replica = useReplica();
  const now = useNow();
  const status = createStatus();
  const outbox = createOutbox();
  const issues = createIssues();
  const sent = createSent();
  const scene = createScene();
  const namesFor = ({ was }: { was?: Was }): Names => ({
    // What has gone to someone else is known by what it was called when this was written.
    task: (id) => (scene().find('task', id) ?? (was?.[`task:${id}`] as Task | undefined))?.title,
    person: (id) => scene().find('person', id)?.name,
  });
  const words = (item: Listed): Described => describe(item.name, item.args, namesFor(item));
  const asking = createMemo(() => sent().filter((item) => stillAsks(item, scene())));
  const recent = createMemo(() =>
    sent()
      .filter((item) => !asking().includes(item))
      // What was received together keeps the order in which it was written, so that the newest can be undone.
      .sort((a, b) => b.receivedAt - a.receivedAt || b.at - a.at)
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
        <For each={issues()}>
          {(issue) => (
            <Show
              when={conflictOf(issue, scene(), namesFor(issue))}
              fallback={<IssueCard issue={issue} words={words(issue)} />}
            >
              {(conflict) => <ConflictCard item={issue} names={namesFor(issue)} conflict={conflict()} />}
            </Show>
          )}
        </For>
      </Show>
      <Show when={asking().length > 0}>
        <h2 class={styles.heading}>{t('outbox.twoWords')}</h2>
        <For each={asking()}>
          {(item) => (
            <Show when={conflictOf(item, scene(), namesFor(item))}>
              {(conflict) => <ConflictCard item={item} names={namesFor(item)} conflict={conflict()} />}
            </Show>
          )}
        </For>
      </Show>
      <Show when={outbox().length > 0}>
        <h2 class={styles.heading}>{t('outbox.waiting')}</h2>
        <Card look="list">
          <For each={outbox()}>
            {(item) => <WaitingRow item={item} words={words(item)} undo={undoOf(item, scene())} />}
          </For>
        </Card>
      </Show>
      <Button look="line" disabled={status().syncing} onClick={() => void replica.syncNow()}>
        {t(status().syncing ? 'outbox.syncing' : 'outbox.syncNow')}
      </Button>
      <Show when={recent().length > 0}>
        <h2 class={styles.heading}>{t('outbox.recent')}</h2>
        <Card look="list">
          <For each={recent()}>
            {(item) => (
              <SentRow
                item={item}
                words={words(item)}
                undo={item.superseded ? null : undoOf(item, scene())}
              />
            )}
          </For>
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
