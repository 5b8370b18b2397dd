import { Show } from 'solid-js';
import { Button } from '../../components/Button.tsx';
import { Card } from '../../components/Card.tsx';
import { toast } from '../../components/Toast.tsx';
import { createDispatch } from '../../replica/createDispatch.ts';
import { useReplica } from '../../replica/ReplicaProvider.tsx';
import { rejectionWords } from '../../words/rejectionWords.ts';
import { t } from '../../words/t.ts';
import { aboutWords } from './aboutWords.ts';
import styles from './ConflictCard.module.css';
import type { Conflict, Word } from './conflictOf.ts';
import type { Names } from './describe.ts';
import type { Item } from './item.ts';

/** Both words, side by side, and the choice between them. Kept until its author has chosen. */
export function ConflictCard(props: { item: Item; names: Names; conflict: Conflict }) {
  const replica = useReplica();
  const dispatch = createDispatch();
  const keep = async (): Promise<void> => {
    await replica.settle(props.item.uid);
    toast(t(`outbox.kept.${props.conflict.keep}`));
  };
  const sayAgain = async ({ before, args }: NonNullable<Conflict['again']>): Promise<void> => {
    for (const [name, each] of before) if (!(await dispatch(name, each as never)).saved) return;
    const done = await replica.retry(props.item.uid, args);
    toast(done.saved ? t('outbox.saidAgain') : { text: rejectionWords(done.rejection.code), tone: 'alert' });
  };
  return (
    <Card>
      <div>
        <h3 class={styles.what}>{t(`outbox.name.${props.item.name}`)}</h3>
        <p class={styles.about}>{aboutWords(props.item, props.names)}</p>
      </div>
      <dl class={styles.both}>
        <Said word={props.conflict.mine} />
        <Said word={props.conflict.theirs} />
      </dl>
      <p class={styles.about}>{props.conflict.why}</p>
      <div class={styles.actions}>
        <Button look="line" small onClick={() => void keep()}>
          {t(props.conflict.again ? `outbox.keep.${props.conflict.keep}` : 'outbox.keep.only')}
        </Button>
        <Show when={props.conflict.again}>
          {(again) => (
            <Button look="line" small onClick={() => void sayAgain(again())}>
              {t(again().label)}
            </Button>
          )}
        </Show>
      </div>
    </Card>
  );
}

function Said(props: { word: Word }) {
  return (
    <div class={styles.word}>
      <dt class={styles.who}>
        {props.word.who} <span class={styles.when}>{props.word.when}</span>
      </dt>
      <dd class={styles.value}>{props.word.value}</dd>
    </div>
  );
}
