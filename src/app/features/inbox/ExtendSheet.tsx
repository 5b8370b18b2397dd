import { createMemo, For, Show } from 'solid-js';
import { createStore } from 'solid-js/store';
import { addDays } from '../../../core/civilDay.ts';
import { isFinished, type Task } from '../../../core/task.ts';
import { Button } from '../../components/Button.tsx';
import { Chip } from '../../components/Chip.tsx';
import { Field } from '../../components/Field.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { toast } from '../../components/Toast.tsx';
import { dayAndMonth, shortDay } from '../../format/days.ts';
import { useMe } from '../../me/MeProvider.tsx';
import { createDispatch } from '../../replica/createDispatch.ts';
import { t } from '../../words/t.ts';
import styles from './ExtendSheet.module.css';

const LATER = [1, 3, 7] as const;

/** More time: later due dates for the tasks that a flag is about. */
export function ExtendSheet(props: { tasks: readonly Task[]; name: string; onClose: () => void }) {
  const me = useMe();
  const dispatch = createDispatch();
  const [dates, setDates] = createStore<Record<string, string>>({});
  const open = createMemo(() => props.tasks.filter((task) => !isFinished(task)));
  const dateOf = (task: Task): string => dates[task.id] ?? task.due ?? '';
  const later = (task: Task, days: number): string =>
    addDays(task.due && task.due > me.today() ? task.due : me.today(), days);
  const changed = () =>
    open().filter((task) => dates[task.id] !== undefined && dates[task.id] !== (task.due ?? ''));

  const save = async (): Promise<void> => {
    const before = changed().map((task) => ({ taskId: task.id, due: task.due }));
    for (const task of changed()) {
      const due = dateOf(task);
      const done = await dispatch('task.edit', { taskId: task.id, fields: { due: due === '' ? null : due } });
      if (!done.saved) return;
    }
    toast({
      text: t('inbox.extended', { count: before.length }),
      undo: () => {
        for (const { taskId, due } of before) void dispatch('task.edit', { taskId, fields: { due } });
      },
    });
    props.onClose();
  };

  return (
    <Sheet
      open
      title={t('inbox.extendTitle')}
      sub={props.name}
      onClose={props.onClose}
      actions={
        <Button disabled={changed().length === 0} onClick={() => void save()}>
          {t('inbox.extendSave')}
        </Button>
      }
    >
      <For each={open()} fallback={<p class={styles.none}>{t('inbox.extendNone')}</p>}>
        {(task) => (
          <div class={styles.task}>
            <Field
              label={task.title}
              hint={task.due ? t('inbox.extendFrom', { day: shortDay(task.due, me.today()) }) : undefined}
            >
              {(control) => (
                <input
                  {...control()}
                  type="date"
                  value={dateOf(task)}
                  onChange={(event) => setDates(task.id, event.currentTarget.value)}
                />
              )}
            </Field>
            <div class={styles.chips}>
              <For each={LATER}>
                {(days) => (
                  <Chip
                    pressed={dates[task.id] === later(task, days)}
                    aria-label={`${task.title}: ${dayAndMonth(later(task, days), me.today())}`}
                    onClick={() => setDates(task.id, later(task, days))}
                  >
                    {t('inbox.extendBy', { count: days })}
                  </Chip>
                )}
              </For>
            </div>
          </div>
        )}
      </For>
      <Show when={open().length > 0}>
        <p class={styles.none}>{t('inbox.extendTold', { name: props.name })}</p>
      </Show>
    </Sheet>
  );
}
