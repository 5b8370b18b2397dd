/** A phone's own documents, one after the other, each with the state that it takes for the server's. */
import { benchTask } from '../../benchTask.ts';
import type { MakeSender } from '../../contender.ts';

export const push: MakeSender = async ({ client, size, post }) => {
  const sent = new Map<string, object>();
  let count = 0;
  return async () => {
    const rows = Array.from({ length: size }, (_, at) => {
      const id = `task-${client}-${at}`;
      count += 1;
      const newDocumentState = { ...benchTask(at), id, estimateMinutes: count, _deleted: false };
      const assumed = sent.get(id);
      sent.set(id, newDocumentState);
      return { newDocumentState, ...(assumed ? { assumedMasterState: assumed } : {}) };
    });
    const conflicts = (await post('/push', rows)) as unknown[];
    if (conflicts.length > 0) throw new Error('conflicts');
  };
};
