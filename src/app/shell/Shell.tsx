import { ErrorBoundary, type JSX, Suspense } from 'solid-js';
import { INSPECTOR } from '../components/inspector.ts';
import { Toasts } from '../components/Toast.tsx';
import { createSyncStates, SyncStatesContext } from '../replica/syncStates.ts';
import { t } from '../words/t.ts';
import { Broken } from './Broken.tsx';
import { Opening } from './Opening.tsx';
import styles from './Shell.module.css';
import { Tabs } from './Tabs.tsx';

/** Not a link: the router takes links within the page and moves the view alone, not the focus. */
function skip(): void {
  document.getElementById('main')?.focus();
}

/** The frame of everyone who is signed in: the screen, the tabs below it (a rail on the left when wide), the inspector. */
export function Shell(props: { children?: JSX.Element }) {
  return (
    <SyncStatesContext.Provider value={createSyncStates()}>
      <div class={styles.shell}>
        <button type="button" class={styles.skip} onClick={skip}>
          {t('shell.skip')}
        </button>
        <div class={styles.screen}>
          <ErrorBoundary fallback={(error, reset) => <Broken error={error} reset={reset} />}>
            <Suspense fallback={<Opening />}>{props.children}</Suspense>
          </ErrorBoundary>
          <Toasts />
        </div>
        <aside class={styles.inspector} id={INSPECTOR} />
        <Tabs />
      </div>
    </SyncStatesContext.Provider>
  );
}
