import { For, Show } from 'solid-js';
import type { Team } from '../../../core/team.ts';
import { Button } from '../../components/Button.tsx';
import { createNames } from '../../queries/createNames.ts';
import { t } from '../../words/t.ts';
import { PersonSelect } from './PersonSelect.tsx';
import styles from './setup.module.css';

/** Who leads a team: they see its load and answer its flags. */
export function TeamLeads(props: { team: Team; onChange: (leadIds: string[]) => Promise<void> }) {
  const nameOf = createNames();
  const name = (id: string): string => nameOf(id) ?? '…';
  return (
    <fieldset>
      <legend class={styles.legend}>{t('setup.teamLeads')}</legend>
      <div class={styles.stack}>
        <For each={props.team.leadIds}>
          {(id) => (
            <div class={styles.row}>
              <span class={styles.words}>
                <span class={styles.name}>{name(id)}</span>
              </span>
              <Button
                look="line"
                small
                aria-label={t('setup.removeLead', { name: name(id) })}
                onClick={() => void props.onChange(props.team.leadIds.filter((each) => each !== id))}
              >
                {t('setup.remove')}
              </Button>
            </div>
          )}
        </For>
        <Show when={props.team.leadIds.length === 0}>
          <p class={styles.note}>{t('setup.noLead')}</p>
        </Show>
        <PersonSelect
          label={t('setup.addLead')}
          value={null}
          only={(person) => !props.team.leadIds.includes(person.id)}
          onChange={(id) => id !== null && void props.onChange([...props.team.leadIds, id])}
        />
      </div>
    </fieldset>
  );
}
