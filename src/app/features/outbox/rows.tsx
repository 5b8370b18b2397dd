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
import type { Step } from './scene.ts';

export interface RowProps<Item> {
  item: Item;
  words: Described;
  /** What takes it back; null: nothing does. */
  undo: Step[] | null;
}

export function WaitingRow(props: RowProps<OutboxItem>) {
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
      <Undo {...props} />
    </div>
  );
}

export function SentRow(props: RowProps<SentItem>) {
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
      <Undo {...props} />
    </div>
  );
}

/** The permanent place of undo: what a toast offers for seconds is offered here as long as it makes sense. */
function Undo(props: Pick<RowProps<unknown>, 'words' | 'undo'>) {
  const dispatch = createDispatch();
  const takeBack = async (steps: readonly Step[]): Promise<void> => {
    for (const [name, args] of steps) if (!(await dispatch(name, args as never)).saved) return;
    toast(t('outbox.undone'));
  };
  return (
    <Show when={props.undo}>
      {(steps) => (
        <Button
          look="quiet"
          aria-label={`${t('outbox.undo')}: ${props.words.what} ${props.words.detail}`}
          onClick={() => void takeBack(steps())}
        >
          {t('outbox.undo')}
        </Button>
      )}
    </Show>
  );
}
