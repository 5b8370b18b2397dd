import { Show } from 'solid-js';
import { isFinished, type Task } from '../../../core/task.ts';
import { Button } from '../../components/Button.tsx';
import { age, clockTime } from '../../format/ages.ts';
import { useNow } from '../../me/now.ts';
import { t } from '../../words/t.ts';
import { createMove } from './createMove.ts';
import styles from './MovesScreen.module.css';
import type { RecentMove } from './recentMoves.ts';

/** A move that was made here: from whom to whom, where it is now, and a way back while nothing else happened to it. */
export function RecentMoveRow(props: {
  move: RecentMove;
  task: Task | undefined;
  nameOf: (id: string | null) => string | undefined;
}) {
  const now = useNow();
  const move = createMove();
  const name = (id: string | null): string =>
    id === null ? t('moves.nobody') : (props.nameOf(id) ?? t('moves.someone'));
  const back = (): Task | undefined => {
    const { task } = props;
    const stands = task && !isFinished(task) && task.assigneeId === props.move.args.toId;
    return stands && props.move.state !== 'needsYou' ? task : undefined;
  };
  const state = (): string => {
    const { receivedAt, state: at } = props.move;
    return receivedAt === null
      ? t(`shell.${at}`)
      : t('shell.receivedAt', { time: clockTime(receivedAt, now()) });
  };
  return (
    <div class={styles.task}>
      <div class={styles.what}>
        <p class={styles.title}>{props.task?.title ?? t('moves.aTask')}</p>
        <p class={styles.note}>
          {t('moves.wasMoved', { from: name(props.move.args.fromId), to: name(props.move.args.toId) })}
          {' · '}
          {age(props.move.at, now())}
        </p>
        <p class={`${styles.state} ${styles[props.move.state]}`}>{state()}</p>
      </div>
      <Show when={back()}>
        {(task) => {
          const giver = () => props.move.args.fromId;
          return (
            <Button
              look="line"
              small
              aria-label={`${t('moves.undo')}: ${task().title}`}
              onClick={() => {
                const id = giver();
                void move(task(), id === null ? null : { id, name: name(id) });
              }}
            >
              {t('moves.undo')}
            </Button>
          );
        }}
      </Show>
    </div>
  );
}
