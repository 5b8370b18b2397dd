import { Show } from 'solid-js';
import { SyncGlyph } from '../../components/SyncGlyph.tsx';
import { age } from '../../format/ages.ts';
import { useNow } from '../../me/now.ts';
import { t } from '../../words/t.ts';
import styles from './InboxScreen.module.css';
import type { InboxFlag } from './inboxFlags.ts';

/** A flag that is closed: what was said last, and by whom. */
export function ClosedFlag(props: {
  item: InboxFlag;
  name: string;
  nameOf: (id: string | null) => string | undefined;
}) {
  const now = useNow();
  const last = () => props.item.answers.at(-1);
  const words = () => {
    const answer = last();
    if (!answer) return t(`inbox.${props.item.flag.kind}`);
    const name = props.nameOf(answer.byId) ?? t('inbox.someone');
    return answer.text === '' ? name : t('inbox.answeredBy', { name, text: answer.text });
  };
  return (
    <div class={styles.closed}>
      <p class={styles.name}>{props.name}</p>
      <p class={styles.state} classList={{ [styles.resolved!]: props.item.state === 'resolved' }}>
        {t(`inbox.${props.item.state}`)}
      </p>
      <p class={styles.note}>{words()}</p>
      <p class={styles.when}>
        {age(last()?.at ?? props.item.flag.withdrawnAt ?? props.item.flag.raisedAt, now())}
        <Show when={last()}>
          {(answer) => (
            <>
              {' '}
              <SyncGlyph row={`answer:${answer().id}`} />
            </>
          )}
        </Show>
      </p>
    </div>
  );
}
