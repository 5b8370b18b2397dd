import { Show } from 'solid-js';
import type { LoadReport } from '../../../core/loadReport.ts';
import { Icon } from '../../components/Icon.tsx';
import { age } from '../../format/ages.ts';
import { useNow } from '../../me/now.ts';
import type { Observed } from '../../queries/createObserved.ts';
import { createStatus } from '../../replica/createStatus.ts';
import { SyncDot } from '../../shell/SyncDot.tsx';
import { t } from '../../words/t.ts';
import styles from './FiguresStatus.module.css';

const MINUTE = 60_000;

/** How old the figures are; what waits on this phone is said first, since the figures do not hold it yet. */
export function FiguresStatus(props: { report: Observed<LoadReport>; onChoose?: (() => void) | undefined }) {
  const status = createStatus();
  const now = useNow();
  const computedAt = () => props.report.data()?.computedAt;
  const kept = () => props.report.error() !== null;
  const words = (at: number): string =>
    now() - at < MINUTE ? t('shell.now') : t('shell.old', { age: age(at, now()) });
  return (
    <div class={styles.status}>
      <Show when={status().waiting === 0 && status().needsYou === 0 && computedAt()} fallback={<SyncDot />}>
        {(at) => (
          <p class={styles.age} title={kept() ? t('load.figuresKept', { age: age(at(), now()) }) : undefined}>
            <span class={styles.dot} classList={{ [styles.kept!]: kept() }} />
            <span>{words(at())}</span>
          </p>
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
