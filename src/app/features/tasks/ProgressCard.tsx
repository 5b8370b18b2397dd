import { createEffect, createSignal, on } from 'solid-js';
import { remainingOf } from '../../../core/load/remaining.ts';
import type { Task } from '../../../core/task.ts';
import { Button } from '../../components/Button.tsx';
import { Card } from '../../components/Card.tsx';
import { Segmented } from '../../components/Segmented.tsx';
import { Stepper } from '../../components/Stepper.tsx';
import { toast } from '../../components/Toast.tsx';
import { hours } from '../../format/hours.ts';
import { createDispatch } from '../../replica/createDispatch.ts';
import { t } from '../../words/t.ts';
import styles from './TaskDetail.module.css';

type State = 'open' | 'doing' | 'blocked';
const STEP = 30;

/** Worked on it, what is left, and whether it is stuck. Time spent makes what is left less, until one says otherwise. */
export function ProgressCard(props: { task: Task }) {
  const dispatch = createDispatch();
  const known = (): number | null => {
    const left = remainingOf(props.task);
    return left === 'unknown' ? null : left;
  };
  const [spent, setSpent] = createSignal(0);
  const [left, setLeft] = createSignal<number | null>(known());
  const [touched, setTouched] = createSignal(false);
  const [state, setState] = createSignal<State>(props.task.status as State);

  // Someone else's change, or this one received: start from what is true now.
  createEffect(
    on([known, () => props.task.loggedMinutes, () => props.task.status], ([minutes, , status]) => {
      setSpent(0);
      setLeft(minutes);
      setTouched(false);
      setState(status as State);
    }),
  );

  const spend = (minutes: number): void => {
    const more = minutes - spent();
    setSpent(minutes);
    const before = left();
    if (!touched() && before !== null) setLeft(Math.max(0, before - more));
  };
  const changed = (): boolean => spent() > 0 || touched() || state() !== props.task.status;

  const save = async (): Promise<void> => {
    const remaining = left();
    const done = await dispatch('task.progress', {
      taskId: props.task.id,
      spentMinutes: spent(),
      ...(touched() && remaining !== null ? { remainingMinutes: remaining } : {}),
      ...(state() !== props.task.status ? { status: state() } : {}),
    });
    if (done.saved) toast(t('tasks.progressSaved'));
  };

  return (
    <Card>
      <h3 class={styles.heading}>{t('tasks.progress')}</h3>
      <Stepper
        label={t('tasks.spent')}
        value={spent()}
        min={0}
        max={16 * 60}
        step={STEP}
        format={hours}
        onChange={spend}
      />
      <Stepper
        label={t('tasks.left')}
        value={left() ?? 0}
        min={0}
        max={2000 * 60}
        step={STEP}
        format={(minutes) => (left() === null ? t('tasks.leftUnknown') : hours(minutes))}
        onChange={(minutes) => {
          setLeft(minutes);
          setTouched(true);
        }}
      />
      <Segmented
        legend={t('tasks.state')}
        value={state()}
        options={[
          { value: 'open', label: t('tasks.open') },
          { value: 'doing', label: t('tasks.doing') },
          { value: 'blocked', label: t('tasks.blocked') },
        ]}
        onChange={setState}
      />
      <Button look="line" small disabled={!changed()} onClick={() => void save()}>
        {t('tasks.saveProgress')}
      </Button>
    </Card>
  );
}
