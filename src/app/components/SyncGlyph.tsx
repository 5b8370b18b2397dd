import { Show } from 'solid-js';
import { clockTime } from '../format/ages.ts';
import { useNow } from '../me/now.ts';
import { type SyncState, useSyncStates } from '../replica/syncStates.ts';
import { t } from '../words/t.ts';
import styles from './SyncGlyph.module.css';

/** Where the last change of a row is: on this phone → sending → received 14:02 → needs you. Nothing for what is long received. */
export function SyncGlyph(props: { row: string }) {
  const states = useSyncStates();
  const now = useNow();
  const state = () => states().get(props.row);
  const words = (at: SyncState): string =>
    at.state === 'received'
      ? t('shell.receivedAt', { time: clockTime(at.at, now()) })
      : t(`shell.${at.state}`);
  return (
    <Show when={state()}>
      {(at) => <span class={`${styles.glyph} ${styles[at().state]}`}>{words(at())}</span>}
    </Show>
  );
}
