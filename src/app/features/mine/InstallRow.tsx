import { createMemo, createSignal, Show } from 'solid-js';
import { Icon } from '../../components/Icon.tsx';
import { useMe } from '../../me/MeProvider.tsx';
import { createRows } from '../../replica/createRows.ts';
import { t } from '../../words/t.ts';
import styles from './MineScreen.module.css';

/** Already opened from the home screen. */
const installed = (): boolean =>
  window.matchMedia('(display-mode: standalone)').matches ||
  ('standalone' in navigator && navigator.standalone === true);

/** iOS asks nobody to install: it has to be told where to tap. */
const onIos = (): boolean => 'standalone' in navigator;

/** Suggested once something was reported, never on landing: an installed app begins with an empty database on iOS. */
export function InstallRow() {
  const me = useMe();
  const reports = createRows('report');
  const [told, setTold] = createSignal(false);
  const reported = createMemo(() => reports().some((row) => row.personId === me.session.personId));
  return (
    <Show when={reported() && !installed() && onIos()}>
      <button type="button" class={styles.row} aria-expanded={told()} onClick={() => setTold(!told())}>
        <Icon name="download" />
        <span class={styles.words}>
          <span class={styles.name}>{t('mine.install')}</span>
          <span class={styles.text}>{t(told() ? 'mine.installIos' : 'mine.installText')}</span>
        </span>
        <span class={styles.end} />
      </button>
    </Show>
  );
}
