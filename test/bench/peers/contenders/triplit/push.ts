/** Its HTTP interface: new entities, in bulk. */
import { benchTask } from '../../benchTask.ts';
import type { MakeSender } from '../../contender.ts';

export const push: MakeSender = async ({ client, size, entry, post }) => {
  const authorization = `Bearer ${(entry as { token: string }).token}`;
  let count = 0;
  return async () => {
    const task = Array.from({ length: size }, () => {
      count += 1;
      return { ...benchTask(count), id: `task-${client}-${count}` };
    });
    await post('/bulk-insert', { task }, { authorization });
  };
};
