import { Show } from 'solid-js';
import type { LoadReport } from '../../../core/loadReport.ts';
import { Icon } from '../../components/Icon.tsx';
import type { Observed } from '../../queries/createObserved.ts';
import { createStatus } from '../../replica/createStatus.ts';
import { SyncDot } from '../../shell/SyncDot.tsx';
import { t } from '../../words/t.ts';
import { FiguresAge } from './FiguresAge.tsx';
import styles from './FiguresStatus.module.css';

/** How old the figures are; what waits on this phone is said first, since the figures do not hold it yet. */
export function FiguresStatus(props: {
  report: Observed<LoadReport>;
  kept: boolean;
  onChoose?: (() => void) | undefined;
}) {
  const status = createStatus();
  const computedAt = () => props.report.data()?.computedAt;
  return (
    <div class={styles.status}>
      <Show when={status().waiting === 0 && status().needsYou === 0 && computedAt()} fallback={<SyncDot />}>
        {(at) => <FiguresAge at={at()} kept={props.kept} />}
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
