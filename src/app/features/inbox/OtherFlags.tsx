import { A } from '@solidjs/router';
import { For, Show } from 'solid-js';
import type { PersonLoadView } from '../../../core/loadReport.ts';
import { Card } from '../../components/Card.tsx';
import { age } from '../../format/ages.ts';
import { useNow } from '../../me/now.ts';
import { t } from '../../words/t.ts';
import { PersonTank } from '../load/PersonTank.tsx';
import styles from './InboxScreen.module.css';

/** Flags that went to others: a manager sees that they are up, and their leads answer. */
export function OtherFlags(props: { people: readonly PersonLoadView[] }) {
  const now = useNow();
  return (
    <Show when={props.people.length > 0}>
      <h2 class={styles.title}>{t('inbox.others')}</h2>
      <Card look="list">
        <For each={props.people}>
          {(person) => (
            <A href={`/people/${person.id}`} class={styles.other}>
              <PersonTank person={person} size="mini" />
              <span class={styles.name}>{person.name}</span>
              <Show when={person.flag}>
                {(flag) => (
                  <span class={styles.when}>
                    {t(flag().state === 'open' ? 'inbox.open' : 'inbox.acknowledged')}
                    {' · '}
                    {age(flag().raisedAt, now())}
                  </span>
                )}
              </Show>
            </A>
          )}
        </For>
      </Card>
    </Show>
  );
}
