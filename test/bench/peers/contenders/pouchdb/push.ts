/** Documents written in bulk, new revisions of a phone's own. */
import { benchTask } from '../../benchTask.ts';
import type { MakeSender } from '../../contender.ts';

export const push: MakeSender = async ({ client, size, post }) => {
  const revisions = new Map<string, string>();
  let count = 0;
  return async () => {
    const docs = Array.from({ length: size }, (_, at) => {
      const _id = `task-${client}-${at}`;
      count += 1;
      const _rev = revisions.get(_id);
      return { ...benchTask(at), _id, estimateMinutes: count, ...(_rev ? { _rev } : {}) };
    });
    const answers = (await post('/bench/_bulk_docs', { docs })) as {
      id: string;
      rev?: string;
      error?: string;
    }[];
    for (const { id, rev, error } of answers) {
      if (error || !rev) throw new Error(`not acknowledged: ${error}`);
      revisions.set(id, rev);
    }
  };
};
