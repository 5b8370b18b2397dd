import { createSignal, For, Show } from 'solid-js';
import type { BadRow, ImportResult, RowWarning } from '../../../core/import/importApi.ts';
import { Button } from '../../components/Button.tsx';
import { Card } from '../../components/Card.tsx';
import { t } from '../../words/t.ts';
import styles from './import.module.css';

const PAGE = 50;

/** Every row that is left out, with its line and why; then what was taken but deserves a look. */
export function BadRows(props: { result: ImportResult }) {
  return (
    <>
      <Show when={props.result.bad.length > 0}>
        <Remarks
          title={t('import.badTitle', { count: props.result.counts.bad })}
          rows={props.result.bad}
          total={props.result.counts.bad}
        />
      </Show>
      <Show when={props.result.warnings.length > 0}>
        <Remarks
          title={t('import.warnTitle', { count: props.result.warningCount })}
          rows={props.result.warnings}
          total={props.result.warningCount}
        />
      </Show>
    </>
  );
}

function Remarks(props: { title: string; rows: readonly (BadRow | RowWarning)[]; total: number }) {
  const [limit, setLimit] = createSignal(PAGE);
  return (
    <section class={styles.remarks}>
      <h2 class={styles.legend}>{props.title}</h2>
      <Card look="list">
        <For each={props.rows.slice(0, limit())}>
          {(row) => (
            <div class={styles.remark}>
              <p class={styles.strong}>
                {t('import.line', { line: row.line })} · {t(`import.reason_${row.reason}`)}
              </p>
              <Show when={row.column !== '' || row.value !== ''}>
                <p class={styles.text}>
                  {row.column}
                  <Show when={row.value !== ''}>
                    {': '}
                    <span class={styles.value}>{row.value}</span>
                  </Show>
                </p>
              </Show>
            </div>
          )}
        </For>
      </Card>
      <Show when={props.rows.length > limit()}>
        <Button look="line" onClick={() => setLimit(limit() + 4 * PAGE)}>
          {t('import.showMore', { count: props.rows.length - limit() })}
        </Button>
      </Show>
      <Show when={props.total > props.rows.length}>
        <p class={styles.text}>{t('import.notAllListed', { count: props.total - props.rows.length })}</p>
      </Show>
    </section>
  );
}
