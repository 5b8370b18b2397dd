import { Show } from 'solid-js';
import type { OutboxItem, SentItem } from '../../../local/index.ts';
import { Button } from '../../components/Button.tsx';
import { toast } from '../../components/Toast.tsx';
import { clockTime } from '../../format/ages.ts';
import { useNow } from '../../me/now.ts';
import { createDispatch } from '../../replica/createDispatch.ts';
import { t } from '../../words/t.ts';
import type { Described } from './describe.ts';
import styles from './OutboxScreen.module.css';
import { undoOf } from './undoOf.ts';

export function WaitingRow(props: { item: OutboxItem; words: Described }) {
  const now = useNow();
  const sending = () => props.item.state === 'sending';
  return (
    <div class={styles.row}>
      <div class={styles.words}>
        <p class={styles.what}>{props.words.what}</p>
        <p class={styles.detail}>{props.words.detail}</p>
        <p class={styles.onPhone}>
          {t(sending() ? 'shell.sending' : 'shell.onPhone')} · {clockTime(props.item.at, now())}
        </p>
      </div>
      <Undo item={props.item} words={props.words} />
    </div>
  );
}

export function SentRow(props: { item: SentItem; words: Described }) {
  const now = useNow();
  return (
    <div class={styles.row}>
      <div class={styles.words}>
        <p class={styles.what}>{props.words.what}</p>
        <p class={styles.detail}>{props.words.detail}</p>
        <p class={styles.received}>
          {t('shell.receivedAt', { time: clockTime(props.item.receivedAt, now()) })}
          <Show when={props.item.superseded}> · {t('outbox.superseded')}</Show>
        </p>
      </div>
      <Show when={!props.item.superseded}>
        <Undo item={props.item} words={props.words} />
      </Show>
    </div>
  );
}

/** The permanent place of undo: what a toast offers for seconds is offered here for 30 days. */
function Undo(props: { item: Pick<SentItem, 'uid' | 'name' | 'args'>; words: Described }) {
  const dispatch = createDispatch();
  const undo = async (): Promise<void> => {
    const done = await undoOf(props.item)?.(dispatch);
    if (done?.saved) toast(t('outbox.undone'));
  };
  return (
    <Show when={undoOf(props.item)}>
      <Button
        look="quiet"
        aria-label={`${t('outbox.undo')}: ${props.words.what} ${props.words.detail}`}
        onClick={() => void undo()}
      >
        {t('outbox.undo')}
      </Button>
    </Show>
  );
}
