/** Pushes as a phone does: numbered, with what it has, and taking what is new since. */
import type { SyncResponse } from '../../../../src/sync/messages.ts';
import type { SyncRequest } from '../../../../src/sync/syncRequest.ts';
import type { MakeSender } from '../contender.ts';

export const push: MakeSender = async ({ client, size, entry, post }) => {
  const { workspaceId, personId, cookie } = entry as {
    workspaceId: string;
    personId: string;
    cookie: string;
  };
  let n = 0;
  let have: SyncRequest['have'] = { epoch: '', v: 0, scopes: [] };
  return async () => {
    const at = Date.now();
    const mutations = Array.from({ length: size }, () => {
      n += 1;
      return {
        n,
        uid: `bench-${client}-${n}`,
        s: 1,
        name: 'task.edit',
        args: { taskId: `task-${client}`, fields: { estimateMinutes: n } },
        base: have.v,
        at,
        day: new Date(at).toISOString().slice(0, 10),
        author: personId,
      };
    });
    const question: SyncRequest = {
      proto: 1,
      schema: 1,
      client: `bench-${client}`,
      sentAt: at,
      push: mutations,
      have,
      want: [],
      ackN: n - size,
    };
    const answer = (await post(`/v1/w/${workspaceId}/sync`, question, { cookie })) as SyncResponse;
    if (answer.lmid !== n || answer.results.length > 0)
      throw new Error(`not acknowledged: ${JSON.stringify(answer.results)}`);
    have = { epoch: answer.epoch, v: answer.ver, scopes: answer.scopes };
  };
};
