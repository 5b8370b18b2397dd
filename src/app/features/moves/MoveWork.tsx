import { createMemo, createSignal, For, Show } from 'solid-js';
import { remainingOf } from '../../../core/load/remaining.ts';
import { isFinished, type Task } from '../../../core/task.ts';
import { Sheet } from '../../components/Sheet.tsx';
import { shortDay } from '../../format/days.ts';
import { hours } from '../../format/hours.ts';
import { useMe } from '../../me/MeProvider.tsx';
import { t } from '../../words/t.ts';
import styles from './MoveSheet.module.css';
import { MoveSheet } from './MoveSheet.tsx';

/** *Move work*: which task, then to whom. With one task there is nothing to choose. */
export function MoveWork(props: {
  tasks: readonly Task[];
  onClose: () => void;
  onMoved?: (() => void) | undefined;
}) {
  const me = useMe();
  const [picked, setPicked] = createSignal<string | null>(null);
  const open = createMemo(() => props.tasks.filter((task) => !isFinished(task)));
  const task = () =>
    open().find((each) => each.id === picked()) ?? (open().length === 1 ? open()[0] : undefined);
  const left = (each: Task): string => {
    const minutes = remainingOf(each);
    return minutes === 'unknown' ? t('moves.noEstimate') : hours(minutes);
  };
  return (
    <Show
      when={task()}
      fallback={
        <Sheet open title={t('moves.chooseTask')} onClose={props.onClose}>
          <ul class={styles.list}>
            <For each={open()} fallback={<li class={styles.note}>{t('moves.chooseNone')}</li>}>
              {(each) => (
                <li>
                  <button type="button" class={styles.choice} onClick={() => setPicked(each.id)}>
                    <span class={styles.who}>
                      <span class={styles.name}>{each.title}</span>
                      <span class={styles.note}>
                        {each.due
                          ? t('moves.due', { day: shortDay(each.due, me.today()) })
                          : t('moves.noDue')}
                      </span>
                    </span>
                    <span class={styles.note}>{left(each)}</span>
                  </button>
                </li>
              )}
            </For>
          </ul>
        </Sheet>
      }
    >
      {(chosen) => <MoveSheet task={chosen()} onClose={props.onClose} onMoved={props.onMoved} />}
    </Show>
  );
}
