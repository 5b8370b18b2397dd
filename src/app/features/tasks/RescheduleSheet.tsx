import { createSignal, Show } from 'solid-js';
import { addDays, dayNumber, weekday } from '../../../core/civilDay.ts';
import type { Task } from '../../../core/task.ts';
import { Button } from '../../components/Button.tsx';
import { Field } from '../../components/Field.tsx';
import { Segmented } from '../../components/Segmented.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { toast } from '../../components/Toast.tsx';
import { dayAndMonth, shortDay } from '../../format/days.ts';
import { useMe } from '../../me/MeProvider.tsx';
import { createDispatch } from '../../replica/createDispatch.ts';
import { t } from '../../words/t.ts';

type Choice = 'tomorrow' | 'nextMonday' | 'weekLater' | 'otherDay' | 'noDate';

/** Another due date; everyone who may see the task sees the new one. */
export function RescheduleSheet(props: { task: Task; open: boolean; onClose: () => void }) {
  const me = useMe();
  const dispatch = createDispatch();
  const [choice, setChoice] = createSignal<Choice>('nextMonday');
  const [picked, setPicked] = createSignal(addDays(me.today(), 14));
  const days: Record<Exclude<Choice, 'otherDay' | 'noDate'>, () => string> = {
    tomorrow: () => addDays(me.today(), 1),
    nextMonday: () => addDays(me.today(), 7 - weekday(dayNumber(me.today()))),
    weekLater: () => addDays(props.task.due && props.task.due > me.today() ? props.task.due : me.today(), 7),
  };
  const due = (): string | null => {
    const chosen = choice();
    return chosen === 'noDate' ? null : chosen === 'otherDay' ? picked() : days[chosen]();
  };
  const save = async (): Promise<void> => {
    const day = due();
    const before = props.task.due;
    const { id: taskId } = props.task;
    const done = await dispatch('task.edit', { taskId, fields: { due: day } });
    if (!done.saved) return;
    props.onClose();
    toast({
      text: day === null ? t('tasks.noDue') : t('tasks.rescheduled', { day: shortDay(day, me.today()) }),
      undo: () => void dispatch('task.edit', { taskId, fields: { due: before } }),
    });
  };
  return (
    <Sheet
      open={props.open}
      title={t('tasks.rescheduleTitle')}
      sub={props.task.title}
      onClose={props.onClose}
      actions={<Button onClick={() => void save()}>{t('shell.save')}</Button>}
    >
      <Segmented
        legend={t('tasks.dueDay')}
        columns={2}
        value={choice()}
        options={[
          { value: 'tomorrow', label: t('tasks.tomorrow'), hint: dayAndMonth(days.tomorrow(), me.today()) },
          {
            value: 'nextMonday',
            label: t('tasks.nextMonday'),
            hint: dayAndMonth(days.nextMonday(), me.today()),
          },
          {
            value: 'weekLater',
            label: t('tasks.weekLater'),
            hint: dayAndMonth(days.weekLater(), me.today()),
          },
          { value: 'otherDay', label: t('tasks.otherDay') },
          { value: 'noDate', label: t('tasks.noDate') },
        ]}
        onChange={setChoice}
      />
      <Show when={choice() === 'otherDay'}>
        <Field label={t('tasks.dueDay')}>
          {(control) => (
            <input
              {...control()}
              type="date"
              value={picked()}
              onChange={(event) => event.currentTarget.value && setPicked(event.currentTarget.value)}
            />
          )}
        </Field>
      </Show>
    </Sheet>
  );
}
