import { A } from '@solidjs/router';
import { createMemo, createSignal, For, Show } from 'solid-js';
import type { PersonLoadView } from '../../../core/loadReport.ts';
import { Button } from '../../components/Button.tsx';
import { Card } from '../../components/Card.tsx';
import { t } from '../../words/t.ts';
import styles from './LoadList.module.css';
import { PersonTank } from './PersonTank.tsx';
import { RowName } from './RowName.tsx';
import { verdictWords } from './verdictWords.ts';

const PAGE = 60;

/** The same people in the same order, one sentence each: for narrow screens and for listening. */
export function LoadList(props: { people: readonly PersonLoadView[] }) {
  const [limit, setLimit] = createSignal(PAGE);
  const shown = createMemo(() => props.people.slice(0, limit()));
  return (
    <div class={styles.list}>
      <Card look="list">
        <For each={shown()}>
          {(person) => {
            const verdict = () => verdictWords(person);
            return (
              <A href={`/people/${person.id}`} class={styles.row}>
                <PersonTank person={person} size="mini" />
                <span class={styles.who}>
                  <RowName person={person} />
                </span>
                <span class={styles.verdict} classList={{ [styles.bad!]: verdict().bad }}>
                  {verdict().bad ? '▲ ' : ''}
                  {verdict().words}
                </span>
              </A>
            );
          }}
        </For>
      </Card>
      <Show when={props.people.length > limit()}>
        <Button look="line" onClick={() => setLimit(limit() + PAGE)}>
          {t('load.showMore')}
        </Button>
      </Show>
    </div>
  );
}
