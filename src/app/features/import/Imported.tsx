import { For, Show } from 'solid-js';
import type { ImportResult } from '../../../core/import/importApi.ts';
import { Button } from '../../components/Button.tsx';
import { Card } from '../../components/Card.tsx';
import { LinkButton } from '../../components/LinkButton.tsx';
import { t } from '../../words/t.ts';
import { BadRows } from './BadRows.tsx';
import styles from './import.module.css';
import { changeLines } from './Outcome.tsx';

/** It is in: what was written, and where to go from here. */
export function Imported(props: { result: ImportResult; onAnother: () => void }) {
  return (
    <>
      <Card>
        <p class={styles.received} role="status">
          {t('import.done')}
        </p>
        <ul class={styles.changes}>
          <For each={changeLines(props.result)} fallback={<li>{t('import.nothingNew')}</li>}>
            {(line) => <li>{line}</li>}
          </For>
        </ul>
        <div class={styles.acts}>
          <Show
            when={props.result.kind === 'tasks'}
            fallback={
              <LinkButton href={props.result.kind === 'teams' ? '/setup/teams' : '/setup/people'}>
                {t(props.result.kind === 'teams' ? 'import.see_teams' : 'import.see_people')}
              </LinkButton>
            }
          >
            <LinkButton href="/load" icon="load">
              {t('import.seeLoad')}
            </LinkButton>
          </Show>
          <Button look="line" onClick={() => props.onAnother()}>
            {t('import.another')}
          </Button>
        </div>
      </Card>
      <BadRows result={props.result} />
    </>
  );
}
