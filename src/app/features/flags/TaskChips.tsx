import { createMemo, createSignal, For, Show } from 'solid-js';
import { Chip } from '../../components/Chip.tsx';
import { createMyTasks } from '../../me/createMyRows.ts';
import { t } from '../../words/t.ts';
import styles from './FlagsScreen.module.css';

const SHOWN = 6;

export interface TaskChipsProps {
  chosen: readonly string[];
  /** Shown before the others. */
  first: readonly string[];
  /** How many were chosen by the verdict and not by the person. */
  suggested: number;
  onChange: (ids: readonly string[]) => void;
}

/** Which of my tasks it is about; those that put me over come first. */
export function TaskChips(props: TaskChipsProps) {
  const tasks = createMyTasks();
  const [all, setAll] = createSignal(false);
  const sorted = createMemo(() => {
    const first = tasks().filter((task) => props.first.includes(task.id));
    return [...first, ...tasks().filter((task) => !props.first.includes(task.id))];
  });
  const shown = () => (all() ? sorted() : sorted().slice(0, Math.max(SHOWN, props.first.length)));
  const toggle = (id: string): void => {
    props.onChange(
      props.chosen.includes(id) ? props.chosen.filter((other) => other !== id) : [...props.chosen, id],
    );
  };
  return (
    <Show when={tasks().length > 0}>
      <fieldset>
        <legend class={styles.legend}>
          {props.suggested > 0 ? t('flags.whichChosen', { count: props.suggested }) : t('flags.which')}
        </legend>
        <div class={styles.chips}>
          <For each={shown()}>
            {(task) => (
              <Chip pressed={props.chosen.includes(task.id)} onClick={() => toggle(task.id)}>
                {task.title}
              </Chip>
            )}
          </For>
          <Show when={sorted().length > shown().length}>
            <Chip onClick={() => setAll(true)}>
              {t('flags.moreTasks', { count: sorted().length - shown().length })}
            </Chip>
          </Show>
        </div>
      </fieldset>
    </Show>
  );
}
