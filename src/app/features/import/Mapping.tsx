import { createMemo, For, Show } from 'solid-js';
import { FIELDS_OF_KIND, type ImportField, REQUIRED_FIELDS } from '../../../core/import/importFields.ts';
import { Card } from '../../components/Card.tsx';
import { Field } from '../../components/Field.tsx';
import { t } from '../../words/t.ts';
import type { Import } from './createImport.ts';
import styles from './import.module.css';

/** Which column holds what: recognised by name, and changed where that is wrong. */
export function Mapping(props: { file: Import }) {
  const header = () => props.file.file()?.header ?? [];
  const fields = createMemo((): readonly ImportField[] => FIELDS_OF_KIND[props.file.kind()]);
  const required = (field: ImportField): boolean => REQUIRED_FIELDS[props.file.kind()].includes(field);
  const recognised = (field: ImportField): boolean =>
    props.file.columnOf(field) !== null && !props.file.options.map.some((each) => each.field === field);
  const sample = (field: ImportField): string => {
    const column = props.file.columnOf(field);
    const at = column === null ? -1 : header().indexOf(column);
    const values = (props.file.file()?.samples[at] ?? []).filter((value) => value.trim() !== '');
    return values.map((value) => (value.length > 24 ? `${value.slice(0, 23)}…` : value)).join(' · ');
  };
  return (
    <Card>
      <h2 class={styles.legend}>{t('import.columns')}</h2>
      <p class={styles.text}>{t('import.columnsText')}</p>
      <div class={styles.mapping}>
        <For each={fields()}>
          {(field) => (
            <Field
              label={`${t(`import.field_${field}`)}${required(field) ? ' *' : ''}`}
              hint={[recognised(field) ? t('import.recognised') : '', sample(field)]
                .filter((part) => part !== '')
                .join(': ')}
              error={
                required(field) && props.file.columnOf(field) === null ? t('import.columnMissing') : undefined
              }
            >
              {(control) => (
                <select
                  {...control()}
                  onChange={(event) => props.file.mapTo(field, event.currentTarget.value || null)}
                >
                  <option value="" selected={props.file.columnOf(field) === null}>
                    {t('import.noColumn')}
                  </option>
                  <For each={header()}>
                    {(column) => (
                      <Show when={column !== ''}>
                        <option value={column} selected={column === props.file.columnOf(field)}>
                          {column}
                        </option>
                      </Show>
                    )}
                  </For>
                </select>
              )}
            </Field>
          )}
        </For>
      </div>
    </Card>
  );
}
