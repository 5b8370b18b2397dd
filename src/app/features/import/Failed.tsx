import { Show } from 'solid-js';
import type { Failure } from '../../../local/index.ts';
import { Button } from '../../components/Button.tsx';
import { Card } from '../../components/Card.tsx';
import { t } from '../../words/t.ts';
import type { Import } from './createImport.ts';
import styles from './import.module.css';

/** Why the file was not read: nothing of it was written. */
export function Failed(props: { failure: Failure; file: Import }) {
  const why = () => {
    const { type } = props.failure;
    if (type === 'unreachable') return t('import.noSignal');
    if (type === 'too_large') return t('import.tooLarge');
    if (type === 'not_allowed') return t('import.notYoursText');
    return t(type === 'import_failed' ? 'import.refused' : 'import.broke');
  };
  return (
    <Card>
      <p class={styles.refused} role="alert">
        {why()}
      </p>
      <Show when={props.failure.type === 'import_failed' && props.failure.detail}>
        {(detail) => <p class={styles.text}>{detail()}</p>}
      </Show>
      <div class={styles.acts}>
        <Show when={props.failure.type !== 'import_failed'}>
          <Button look="line" onClick={() => props.file.change({})}>
            {t('shell.tryAgain')}
          </Button>
        </Show>
        <Button look="line" onClick={props.file.startAgain}>
          {t('import.otherFile')}
        </Button>
      </div>
    </Card>
  );
}
