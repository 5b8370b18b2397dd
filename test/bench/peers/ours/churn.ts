/** Allocations made and taken back, fifty of each to a push, through the app as a phone's requests go through it. */
import { create } from '../../../../src/core/mutation.ts';
import type { createApp } from '../../../../src/server/app.ts';
import type { Deps } from '../../../../src/server/deps.ts';
import { nextVersion } from '../../../../src/server/rows/nextVersion.ts';
import { storeWrites } from '../../../../src/server/rows/storeWrites.ts';
import type { SyncResponse } from '../../../../src/sync/messages.ts';
import type { PushedMutation, SyncRequest } from '../../../../src/sync/syncRequest.ts';

const PROJECT = 'churn';
const PER_PUSH = 50;

export async function churn(
  { database }: Deps,
  app: Pick<ReturnType<typeof createApp>, 'request'>,
  { workspaceId, personId, cookie }: { workspaceId: string; personId: string; cookie: string },
  rows: number,
): Promise<void> {
  const day = new Date().toISOString().slice(0, 10);
  await database.write(async (trx) => {
    const ver = await nextVersion(trx, workspaceId);
    const project = {
      id: PROJECT,
      name: 'Churn',
      leadId: personId,
      allocatorId: personId,
      priority: 3,
      start: null,
      end: null,
      sourceKey: null,
      archived: false,
    };
    await storeWrites(trx, { workspaceId, ver, today: day, at: Date.now() }, [create('project', project)]);
  });

  let n = 0;
  let have: SyncRequest['have'] = { epoch: '', v: 0, scopes: [] };
  const mutation = (name: string, args: unknown): PushedMutation => {
    n += 1;
    return { n, uid: `churn-${n}`, s: 1, name, args, base: have.v, at: Date.now(), day, author: personId };
  };
  const made = { personId, projectId: PROJECT, from: day, to: day, minutesPerDay: 60, percent: null };
  for (let done = 0; done < rows; done += PER_PUSH) {
    const creations = Array.from({ length: PER_PUSH }, () =>
      mutation('allocation.set', { allocationId: null, ...made, mode: 'fixed', tentative: false }),
    );
    await push(creations);
    await push(creations.map(({ uid }) => mutation('allocation.remove', { allocationId: `${uid}.0` })));
  }

  async function push(mutations: PushedMutation[]): Promise<void> {
    const question: SyncRequest = {
      proto: 1,
      schema: 1,
      client: 'churn',
      sentAt: Date.now(),
      push: mutations,
      have,
      want: [],
      ackN: n - mutations.length,
    };
    const headers = {
      'content-type': 'application/json',
      host: 'localhost',
      origin: 'http://localhost',
      'sec-fetch-site': 'same-origin',
      cookie,
    };
    const answer = await app.request(
      `http://localhost/v1/w/${workspaceId}/sync`,
      { method: 'POST', headers, body: JSON.stringify(question) },
      { incoming: { socket: { remoteAddress: '127.0.0.1' } } },
    );
    const said = (await answer.json()) as SyncResponse;
    if (answer.status !== 200 || said.lmid !== n || said.results.length > 0)
      throw new Error(`not acknowledged: ${JSON.stringify(said).slice(0, 300)}`);
    have = { epoch: said.epoch, v: said.ver, scopes: said.scopes };
  }
}
