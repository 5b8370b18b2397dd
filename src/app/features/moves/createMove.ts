import type { Task } from '../../../core/task.ts';
import { toast } from '../../components/Toast.tsx';
import { createDispatch } from '../../replica/createDispatch.ts';
import { t } from '../../words/t.ts';

/** Gives a task to someone (or, with null, to nobody), and offers to take that back. */
export function createMove(): (
  task: Pick<Task, 'id' | 'title' | 'assigneeId'>,
  to: { id: string; name: string } | null,
) => Promise<boolean> {
  const dispatch = createDispatch();
  return async (task, to) => {
    const fromId = task.assigneeId;
    const toId = to?.id ?? null;
    const done = await dispatch('task.move', { taskId: task.id, fromId, toId });
    if (!done.saved) return false;
    toast({
      text: t('moves.moved', { task: task.title, name: to?.name ?? t('moves.nobody') }),
      undo: () => void dispatch('task.move', { taskId: task.id, fromId: toId, toId: fromId }),
    });
    return true;
  };
}
