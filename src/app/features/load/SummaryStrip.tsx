import { createMemo, For, Show } from 'solid-js';
import type { PersonLoadView } from '../../../core/loadReport.ts';
import { Chip } from '../../components/Chip.tsx';
import { Icon } from '../../components/Icon.tsx';
import { t } from '../../words/t.ts';
import { countFilters, LOAD_FILTERS, type LoadFilter } from './loadFilter.ts';
import styles from './SummaryStrip.module.css';

/** How it stands, in one line; each part shows only those people. */
export function SummaryStrip(props: {
  people: readonly PersonLoadView[];
  filter: LoadFilter | null;
  onFilter: (filter: LoadFilter | null) => void;
  list: boolean;
  onList: (list: boolean) => void;
}) {
  const counts = createMemo(() => countFilters(props.people));
  const shown = () => LOAD_FILTERS.filter((filter) => filter !== 'flagged' || counts().flagged > 0);
  return (
    <div class={styles.strip}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would ask for a legend on screen */}
      <div class={styles.chips} role="group" aria-label={t('load.summary')}>
        <For each={shown()}>
          {(filter) => (
            <Chip
              class={styles.chip}
              pressed={props.filter === filter}
              onClick={() => props.onFilter(props.filter === filter ? null : filter)}
            >
              <Show when={filter === 'flagged'} fallback={t(`load.${filter}`, { count: counts()[filter] })}>
                <span class="sr-only">{t('load.flagged', { count: counts().flagged })}</span>
                <span aria-hidden="true">{counts().flagged} ⚑</span>
              </Show>
            </Chip>
          )}
        </For>
      </div>
      <button
        type="button"
        class={styles.view}
        aria-pressed={props.list}
        aria-label={t('load.list')}
        onClick={() => props.onList(!props.list)}
      >
        <Icon name={props.list ? 'load' : 'tasks'} size={22} />
      </button>
    </div>
  );
}
