import { A } from '@solidjs/router';
import { createMemo } from 'solid-js';
import { useNow } from '../me/now.ts';
import { createStatus } from '../replica/createStatus.ts';
import { t } from '../words/t.ts';
import styles from './SyncDot.module.css';
import { syncWords } from './syncWords.ts';

/** The one global sign of how this device stands with the server; leads to *Outbox & recent*. */
export function SyncDot() {
  const status = createStatus();
  const now = useNow();
  const said = createMemo(() => syncWords(status(), now()));
  return (
    <A href="/outbox" class={styles.sync} aria-label={t('shell.syncLabel', { state: said().words })}>
      <span class={`${styles.dot} ${styles[said().dot] ?? ''}`} />
      <span>{said().words}</span>
    </A>
  );
}
