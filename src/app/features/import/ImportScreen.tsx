import { Match, Show, Switch } from 'solid-js';
import { may } from '../../../core/policy/may.ts';
import * as to from '../../../core/policy/rules.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { useMe } from '../../me/MeProvider.tsx';
import { Page } from '../../shell/Page.tsx';
import { t } from '../../words/t.ts';
import { BadRows } from './BadRows.tsx';
import { ChooseFile } from './ChooseFile.tsx';
import { createImport } from './createImport.ts';
import { Failed } from './Failed.tsx';
import { Imported } from './Imported.tsx';
import styles from './import.module.css';
import { Mapping } from './Mapping.tsx';
import { Outcome } from './Outcome.tsx';
import { Readings } from './Readings.tsx';

/** A file comes in: choose it, see how it is read, see what it would do, then do it, whole or not at all. */
export default function ImportScreen() {
  const me = useMe();
  return (
    <Page title={t('import.title')} back="/setup">
      <Show
        when={may(me.actor(), to.setUp)}
        fallback={<EmptyState title={t('import.notYours')} text={t('import.notYoursText')} />}
      >
        <Importing />
      </Show>
    </Page>
  );
}

function Importing() {
  const file = createImport();
  return (
    <Switch fallback={<ChooseFile file={file} />}>
      <Match when={file.done()}>{(done) => <Imported result={done()} onAnother={file.startAgain} />}</Match>
      <Match when={file.file()}>
        <p class={styles.status} role="status">
          {file.busy() === null ? '' : t(`import.${file.busy() ?? 'reading'}`)}
        </p>
        <Show when={file.failure()}>{(failure) => <Failed failure={failure()} file={file} />}</Show>
        <Show when={file.preview()}>{(preview) => <Outcome result={preview()} file={file} />}</Show>
        <Readings file={file} />
        <Mapping file={file} />
        <Show when={file.preview()}>{(preview) => <BadRows result={preview()} />}</Show>
      </Match>
    </Switch>
  );
}
