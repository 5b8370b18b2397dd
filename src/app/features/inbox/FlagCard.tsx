import { A } from '@solidjs/router';
import { createMemo, Show } from 'solid-js';
import { remainingOf } from '../../../core/load/remaining.ts';
import type { PersonLoadView } from '../../../core/loadReport.ts';
import type { Task } from '../../../core/task.ts';
import { Button } from '../../components/Button.tsx';
import { Card } from '../../components/Card.tsx';
import { SyncGlyph } from '../../components/SyncGlyph.tsx';
import { age } from '../../format/ages.ts';
import { shortDay } from '../../format/days.ts';
import { useMe } from '../../me/MeProvider.tsx';
import { useNow } from '../../me/now.ts';
import { createRows } from '../../replica/createRows.ts';
import { t } from '../../words/t.ts';
import { cellFigure } from '../load/cellFigure.ts';
import { PersonTank } from '../load/PersonTank.tsx';
import styles from './FlagCard.module.css';
import type { InboxFlag } from './inboxFlags.ts';
import { reliefWords } from './reliefWords.ts';

export type FlagAct = 'move' | 'extend' | 'reply' | 'acknowledge' | 'resolve';

/** Someone over the line: who, how full, in their words, and what can be done about it. */
export function FlagCard(props: {
  item: InboxFlag;
  name: string;
  view: PersonLoadView | undefined;
  onAct: (act: FlagAct) => void;
}) {
  const me = useMe();
  const now = useNow();
  const tasks = createRows('task');
  const named = createMemo(() =>
    props.item.flag.taskIds.flatMap((id): Task[] => tasks().filter((task) => task.id === id)),
  );
  const figure = () => {
    const period = props.view?.weeks[0];
    return period && props.view && cellFigure(period, props.view.reported, props.view.openTasks > 0);
  };
  const percent = () => figure()?.percent ?? null;
  const raised = () => age(props.item.flag.raisedAt, now());
  const unestimated = () => named().filter((task) => remainingOf(task) === 'unknown').length;
  const disagrees = () => {
    if (unestimated() > 0) return t('inbox.disagree', { count: unestimated() });
    const { view } = props;
    const fits = view && view.unfittableMinutes === 0 && view.overdueMinutes === 0;
    return fits && props.item.flag.severity === 'cannot' && (percent() ?? 0) < 90
      ? t('inbox.disagreeFits')
      : undefined;
  };
  const details = () =>
    [
      ...named().map((task) => task.title),
      t('inbox.until', { day: shortDay(props.item.flag.to, me.today()) }),
      reliefWords(props.item.flag.relief),
    ]
      .filter((part) => part !== '')
      .join(' · ');
  return (
    <Card class={styles.card}>
      <div class={styles.top}>
        <Show when={props.view}>{(view) => <PersonTank person={view()} size="mini" />}</Show>
        <div class={styles.who}>
          <h3 class={styles.name}>
            <A href={`/people/${props.item.flag.personId}`} class={styles.person}>
              {props.name}
            </A>
          </h3>
          <p class={styles.meta}>
            {t(`inbox.${props.item.flag.kind}`)} · {t(`inbox.${props.item.flag.severity}`)} ·{' '}
            {raised() === t('shell.now') ? t('inbox.justNow') : t('inbox.ago', { age: raised() })}{' '}
            <SyncGlyph row={`flag:${props.item.flag.id}`} />
          </p>
        </div>
        <div class={styles.figure}>
          <Show when={percent() !== null}>
            <p class={styles.percent} classList={{ [styles.bad!]: figure()?.mark !== '' }}>
              {percent()}%
            </p>
          </Show>
          <Show when={props.view?.felt}>
            {(felt) => <p class={styles.meta}>{t('inbox.felt', { score: felt() })}</p>}
          </Show>
        </div>
      </div>
      <Show when={props.item.flag.note}>{(note) => <p class={styles.note}>“{note()}”</p>}</Show>
      <p class={styles.meta}>{details()}</p>
      <Show when={disagrees()}>{(words) => <p class={styles.disagree}>{words()}</p>}</Show>
      <div class={styles.acts}>
        <Button small icon="moves" onClick={() => props.onAct('move')}>
          {t('inbox.moveWork')}
        </Button>
        <Button small look="line" onClick={() => props.onAct('extend')}>
          {t('inbox.extend')}
        </Button>
        <Button small look="line" onClick={() => props.onAct('reply')}>
          {t('inbox.reply')}
        </Button>
        <Show when={props.item.state === 'open'}>
          <Button small look="quiet" onClick={() => props.onAct('acknowledge')}>
            {t('inbox.acknowledge')}
          </Button>
        </Show>
        <Button small look="quiet" onClick={() => props.onAct('resolve')}>
          {t('inbox.resolve')}
        </Button>
      </div>
    </Card>
  );
}
