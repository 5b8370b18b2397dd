import { A } from '@solidjs/router';
import { createMemo } from 'solid-js';
import { clockTime } from '../../format/ages.ts';
import { useNow } from '../../me/now.ts';
import { createStatus } from '../../replica/createStatus.ts';
import { t } from '../../words/t.ts';
import styles from './lines.module.css';

/** Was my report received? Saved on this phone is never called sent. */
export function ReceiptLine() {
  const status = createStatus();
  const now = useNow();
  const words = createMemo(() => {
    const { waiting, receivedAt, reachable, trouble } = status();
    if (waiting > 0)
      return reachable && trouble === null ? t('today.savedHere') : t('today.savedCount', { count: waiting });
    return receivedAt === null
      ? t('today.notReceived')
      : t('today.receivedAt', { time: clockTime(receivedAt, now()) });
  });
  return (
    <div class={styles.line}>
      <span role="status">{words()}</span>
      <A href="/outbox" class={styles.action}>
        {t('today.outbox')}
      </A>
    </div>
  );
}
