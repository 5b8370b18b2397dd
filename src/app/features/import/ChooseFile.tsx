import { Show } from 'solid-js';
import { Icon } from '../../components/Icon.tsx';
import { t } from '../../words/t.ts';
import type { Import } from './createImport.ts';
import styles from './import.module.css';

/** A CSV file of people, teams or tasks, from this device. */
export function ChooseFile(props: { file: Import }) {
  return (
    <>
      <p class={styles.text}>{t('import.intro')}</p>
      <label class={styles.choose}>
        <Icon name="download" />
        <span class={styles.strong}>{t('import.choose')}</span>
        <span class={styles.text}>{t('import.chooseHint')}</span>
        <input
          class={styles.input}
          type="file"
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          onChange={(event) => {
            const chosen = event.currentTarget.files?.[0];
            // The same file may be chosen again after it was mended.
            event.currentTarget.value = '';
            if (chosen) void props.file.choose(chosen);
          }}
        />
      </label>
      <Show when={props.file.busy()}>
        <p class={styles.status} role="status">
          {t('import.reading')}
        </p>
      </Show>
      <Show when={props.file.trouble()}>
        {(trouble) => (
          <p class={styles.refused} role="alert">
            {t(`import.${trouble()}`)}
          </p>
        )}
      </Show>
      <p class={styles.text}>{t('import.again')}</p>
    </>
  );
}
