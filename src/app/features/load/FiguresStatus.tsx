import { A } from '@solidjs/router';
import { Show } from 'solid-js';
import type { LoadReport } from '../../../core/loadReport.ts';
import { Icon } from '../../components/Icon.tsx';
import { useNow } from '../../me/now.ts';
import type { Observed } from '../../queries/createObserved.ts';
import { createStatus } from '../../replica/createStatus.ts';
import { SyncDot } from '../../shell/SyncDot.tsx';
import { syncWords } from '../../shell/syncWords.ts';
import { t } from '../../words/t.ts';
import { FiguresAge } from './FiguresAge.tsx';
import styles from './FiguresStatus.module.css';

/** How old the figures are; above it what waits on this phone, since the figures do not hold it yet. */
export function FiguresStatus(props: {
  report: Observed<LoadReport>;
  kept: boolean;
  onChoose?: (() => void) | undefined;
}) {
  const status = createStatus();
  const now = useNow();
  const unsaid = () =>
    status().waiting + status().needsYou > 0 ? syncWords(status(), now()).words : undefined;
  const computedAt = () => props.report.data()?.computedAt;
  return (
    <div class={styles.status}>
      <Show when={computedAt()} fallback={<SyncDot />}>
        {(at) => (
          <div class={styles.both}>
            <Show when={unsaid()}>
              {(said) => (
                <A href="/outbox" class={styles.unsaid} aria-label={t('shell.syncLabel', { state: said() })}>
                  {said()}
                </A>
              )}
            </Show>
            <FiguresAge at={at()} kept={props.kept} />
          </div>
        )}
      </Show>
      <Show when={props.onChoose}>
        {(choose) => (
          <button
            type="button"
            class={styles.choose}
            aria-label={t('load.chooseTeam')}
            onClick={() => choose()()}
          >
            <Icon name="people" />
          </button>
        )}
      </Show>
    </div>
  );
}
