import type { Task } from '../../../core/task.ts';
import { Icon } from '../../components/Icon.tsx';
import { toast } from '../../components/Toast.tsx';
import { createDispatch } from '../../replica/createDispatch.ts';
import { t } from '../../words/t.ts';
import styles from './DoneButton.module.css';

/** Done, with one tap and an undo. */
export function createFinish(): (task: Task) => Promise<boolean> {
  const dispatch = createDispatch();
  return async ({ id: taskId, title }) => {
    const done = await dispatch('task.finish', { taskId, status: 'done' });
    if (done.saved)
      toast({
        text: t('tasks.doneToast', { title }),
        undo: () => void dispatch('task.reopen', { taskId }),
      });
    return done.saved;
  };
}

export function DoneButton(props: { task: Task }) {
  const finish = createFinish();
  return (
    <button
      type="button"
      class={styles.button}
      aria-label={t('tasks.markDone', { title: props.task.title })}
      onClick={() => void finish(props.task)}
    >
      <span class={styles.circle}>
        <Icon name="check" size={18} />
      </span>
    </button>
  );
}
