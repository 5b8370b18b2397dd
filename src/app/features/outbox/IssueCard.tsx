import { createSignal, Show } from 'solid-js';
import type { Issue } from '../../../local/index.ts';
import { Button } from '../../components/Button.tsx';
import { Card } from '../../components/Card.tsx';
import { toast } from '../../components/Toast.tsx';
import { clockTime } from '../../format/ages.ts';
import { useNow } from '../../me/now.ts';
import { useReplica } from '../../replica/ReplicaProvider.tsx';
import { rejectionWords } from '../../words/rejectionWords.ts';
import { t } from '../../words/t.ts';
import { ChangeSheet } from './ChangeSheet.tsx';
import type { Described } from './describe.ts';
import styles from './OutboxScreen.module.css';

/** Something that the server did not take: what it said, why not, and what can be done. Kept until its author decides. */
export function IssueCard(props: { issue: Issue; words: Described }) {
  const replica = useReplica();
  const now = useNow();
  const [changing, setChanging] = createSignal(false);
  const discard = async (): Promise<void> => {
    await replica.settle(props.issue.uid);
    toast(t('outbox.discarded'));
  };
  return (
    <Card>
      <div>
        <p class={styles.what}>{props.words.what}</p>
        <p class={styles.detail}>{props.words.detail}</p>
        <p class={styles.detail}>{clockTime(props.issue.at, now())}</p>
        <p class={styles.alert}>{t('outbox.refused', { why: rejectionWords(props.issue.code) })}</p>
      </div>
      <div class={styles.actions}>
        <Button look="line" small onClick={() => setChanging(true)}>
          {t('outbox.change')}
        </Button>
        <Button look="line" small onClick={() => void discard()}>
          {t('outbox.discard')}
        </Button>
      </div>
      <Show when={changing()}>
        <ChangeSheet issue={props.issue} title={props.words.what} onClose={() => setChanging(false)} />
      </Show>
    </Card>
  );
}
