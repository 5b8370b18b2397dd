import { createMemo, For, Show } from 'solid-js';
import type { Flag, FlagKind, FlagState } from '../../../core/flag.ts';
import { Age } from '../../components/Age.tsx';
import { Button } from '../../components/Button.tsx';
import { Card } from '../../components/Card.tsx';
import { SyncGlyph } from '../../components/SyncGlyph.tsx';
import { toast } from '../../components/Toast.tsx';
import { clockTime } from '../../format/ages.ts';
import { sentenceDay } from '../../format/days.ts';
import { createPersonNames } from '../../me/createMyRows.ts';
import { useMe } from '../../me/MeProvider.tsx';
import { useNow } from '../../me/now.ts';
import { createDispatch } from '../../replica/createDispatch.ts';
import { createRows } from '../../replica/createRows.ts';
import { t } from '../../words/t.ts';
import styles from './FlagsScreen.module.css';

const KINDS: Record<FlagKind, 'flags.kindToday' | 'flags.kindWeek' | 'flags.kindBlocked' | 'flags.kindHelp'> =
  {
    today: 'flags.kindToday',
    week: 'flags.kindWeek',
    blocked: 'flags.kindBlocked',
    help: 'flags.kindHelp',
  };
const STATES = {
  open: 'flags.stateOpen',
  acknowledged: 'flags.stateAcknowledged',
  resolved: 'flags.stateResolved',
  withdrawn: 'flags.stateWithdrawn',
} as const;
const ANSWERS = {
  acknowledge: 'flags.answerAcknowledge',
  reply: 'flags.answerReply',
  resolve: 'flags.answerResolve',
} as const;

/** One of my flags: what I said, who answered what, and a way to take it back. */
export function FlagCard(props: { flag: Flag; state: FlagState }) {
  const me = useMe();
  const now = useNow();
  const dispatch = createDispatch();
  const answers = createRows('answer');
  const tasks = createRows('task');
  const nameOf = createPersonNames();
  const mine = createMemo(() =>
    answers()
      .filter((answer) => answer.flagId === props.flag.id)
      .sort((a, b) => a.at - b.at),
  );
  const titles = createMemo(() =>
    props.flag.taskIds.flatMap((id) => tasks().find((task) => task.id === id)?.title ?? []).join(' · '),
  );
  const withdraw = async (): Promise<void> => {
    const done = await dispatch('flag.withdraw', { flagId: props.flag.id });
    if (done.saved) toast(t('flags.withdrawn'));
  };
  return (
    <Card>
      <div class={styles.row}>
        <h3>{t(KINDS[props.flag.kind])}</h3>
        <span class={`${styles.state} ${styles[props.state]}`}>{t(STATES[props.state])}</span>
      </div>
      <p class={styles.meta}>
        {t(`flags.${props.flag.severity}`)} · <Age at={props.flag.raisedAt} /> ·{' '}
        {t('flags.until', { day: sentenceDay(props.flag.to, me.today()) })}{' '}
        <SyncGlyph row={`flag:${props.flag.id}`} />
      </p>
      <Show when={props.flag.note}>
        <p>“{props.flag.note}”</p>
      </Show>
      <Show when={titles()}>
        <p class={styles.meta}>{titles()}</p>
      </Show>
      <For each={mine()}>
        {(answer) => (
          <div class={styles.answer}>
            <p class={styles.small}>
              {t(ANSWERS[answer.kind], { name: nameOf(answer.byId, t('flags.someBody')) })} ·{' '}
              {clockTime(answer.at, now())}
            </p>
            <Show when={answer.text}>
              <p>{answer.text}</p>
            </Show>
          </div>
        )}
      </For>
      <Show when={props.state === 'open' || props.state === 'acknowledged'}>
        <Button look="line" small onClick={() => void withdraw()}>
          {t('flags.withdraw')}
        </Button>
      </Show>
    </Card>
  );
}
