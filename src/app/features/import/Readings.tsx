import { For, Show } from 'solid-js';
import type { StatusMeaning } from '../../../core/import/importFields.ts';
import {
  DATE_ORDERS,
  IMPORT_KINDS,
  START_MEANINGS,
  STATUS_MEANINGS,
} from '../../../core/import/importFields.ts';
import { Card } from '../../components/Card.tsx';
import { Field } from '../../components/Field.tsx';
import { Segmented } from '../../components/Segmented.tsx';
import { t } from '../../words/t.ts';
import type { Import } from './createImport.ts';
import styles from './import.module.css';

/** How the file is read: what it is about, from which day it is looked at, and what its words mean. */
export function Readings(props: { file: Import }) {
  const tasks = () => props.file.kind() === 'tasks';
  // A column in which no date shows the order has none, and its rows stay out until someone chooses.
  const undecided = () =>
    props.file.preview()?.bad.some(({ reason }) => reason === 'ambiguous_date') ?? false;
  const dated = () =>
    undecided() || (props.file.preview()?.dates.some((column) => column.order !== null) ?? false);
  const words = () => (tasks() ? (props.file.preview()?.status ?? []) : []);
  const started = () => tasks() && props.file.columnOf('start') !== null;
  const say = (word: string, means: StatusMeaning): void =>
    props.file.change({
      status: [...props.file.options.status.filter((each) => each.word !== word), { word, means }],
    });
  return (
    <Card>
      <Segmented
        legend={t('import.kind')}
        options={IMPORT_KINDS.map((kind) => ({ value: kind, label: t(`import.${kind}`) }))}
        value={props.file.kind()}
        onChange={(kind) => props.file.change({ kind, map: [] })}
      />
      <Show when={tasks()}>
        <Field label={t('import.asOf')} hint={t('import.asOfHint')}>
          {(control) => (
            <input
              {...control()}
              type="date"
              value={props.file.options.asOf}
              onChange={(event) => {
                if (event.currentTarget.value) props.file.change({ asOf: event.currentTarget.value });
              }}
            />
          )}
        </Field>
      </Show>
      <Show when={started()}>
        <Segmented
          legend={t('import.starts')}
          options={START_MEANINGS.map((means) => ({
            value: means,
            label: t(`import.starts_${means}`),
            hint: t(`import.starts_${means}Hint`),
          }))}
          value={props.file.options.starts ?? props.file.preview()?.starts ?? 'planned'}
          onChange={(starts) => props.file.change({ starts })}
        />
      </Show>
      <Show when={dated()}>
        <Segmented
          legend={t('import.dates')}
          options={DATE_ORDERS.map((order) => ({ value: order, label: t(`import.dates_${order}`) }))}
          value={
            props.file.options.dates ??
            (undecided()
              ? null
              : (props.file.preview()?.dates.find((column) => column.order !== null)?.order ?? null))
          }
          onChange={(dates) => props.file.change({ dates })}
        />
      </Show>
      <Show when={words().length > 0}>
        <fieldset>
          <legend class={styles.legend}>{t('import.status')}</legend>
          <ul class={styles.words}>
            <For each={words()}>
              {(each) => (
                <li>
                  <Field
                    label={each.word === '' ? t('import.emptyWord') : each.word}
                    hint={t('import.rowsCount', { count: each.rows })}
                    error={each.means === null ? t('import.statusUnknown') : undefined}
                  >
                    {(control) => (
                      <select
                        {...control()}
                        disabled={each.word === ''}
                        onChange={(event) => say(each.word, event.currentTarget.value as StatusMeaning)}
                      >
                        <Show when={each.means === null}>
                          <option value="" selected />
                        </Show>
                        <For each={STATUS_MEANINGS}>
                          {(means) => (
                            <option value={means} selected={means === each.means}>
                              {t(`import.means_${means}`)}
                            </option>
                          )}
                        </For>
                      </select>
                    )}
                  </Field>
                </li>
              )}
            </For>
          </ul>
        </fieldset>
      </Show>
    </Card>
  );
}
