import { beforeEach, describe, expect, it } from 'vitest';
import { patch } from '../../../src/core/mutation.ts';
import type { SyncRequest } from '../../../src/sync/syncRequest.ts';
import { asResponse } from '../../support/local/memoryNetwork.ts';
import { rowsOf } from '../../support/local/memoryPhone.ts';
import { AMIRA } from '../../support/local/seedWorkspace.ts';
import { progress, refuse, SyncWorld, unreachable } from '../../support/local/syncWorld.ts';

let world: SyncWorld;
beforeEach(() => {
  world = new SyncWorld();
});

describe('an acknowledged mutation', () => {
  it('is applied once although its answer was lost', async () => {
    const phone = await world.synced(AMIRA);
    world.faults.push((request) => {
      world.server.sync(AMIRA, request);
      return unreachable(request);
    });
    await phone.replica.dispatch('task.progress', progress);
    await phone.replica.syncNow();
    expect(world.server.applied).toHaveLength(1);
    expect(phone.outbox).toEqual([]);
    expect(phone.sent).toHaveLength(1);
    expect((await rowsOf(phone.replica, 'task'))[0]).toMatchObject({ loggedMinutes: 60 });
  });

  it('never flickers: it is shown at every step until its row is there', async () => {
    const phone = await world.synced(AMIRA);
    world.server.pageSize = 2;
    const seen: number[] = [];
    phone.replica.watch('task', (rows) => seen.push(rows[0]?.loggedMinutes ?? -1));
    await world.offline(phone, () => phone.replica.dispatch('task.progress', progress));
    await phone.replica.syncNow();
    await phone.replica.syncNow();
    expect(seen.slice(seen.indexOf(60))).not.toContain(0);
    expect(seen.at(-1)).toBe(60);
  });

  it('keeps its order among others', async () => {
    const phone = await world.synced(AMIRA);
    await world.offline(phone, async () => {
      for (let minutes = 1; minutes <= 250; minutes += 1)
        await phone.replica.dispatch('task.progress', { taskId: 't1', spentMinutes: minutes });
    });
    expect(phone.status).toMatchObject({ waiting: 250, reachable: false });
    await phone.replica.syncNow();
    expect(world.server.applied.map(({ args }) => (args as { spentMinutes: number }).spentMinutes)).toEqual(
      Array.from({ length: 250 }, (_, index) => index + 1),
    );
    expect(world.requests.every(({ push }) => push.length <= 100)).toBe(true);
  });
});

describe('a refused mutation', () => {
  it('needs its author, with its arguments, and holds nothing up', async () => {
    const phone = await world.synced(AMIRA);
    await world.offline(phone, async () => {
      await phone.replica.dispatch('task.progress', progress);
      await phone.replica.dispatch('task.progress', { taskId: 't1', spentMinutes: 30 });
    });
    world.server.write([patch('task', 't0', { status: 'done', doneOn: '2026-11-23' })]);
    await phone.replica.syncNow();
    expect(phone.issues).toMatchObject([{ name: 'task.progress', args: progress, code: 'already_finished' }]);
    expect(phone.sent).toMatchObject([{ args: { taskId: 't1' } }]);
    expect(phone.status).toMatchObject({ waiting: 0, needsYou: 1 });
  });

  it('can be changed and sent again, and is then no issue any more', async () => {
    const phone = await world.synced(AMIRA);
    await world.offline(phone, () => phone.replica.dispatch('task.progress', progress));
    world.server.write([patch('task', 't0', { status: 'done', doneOn: '2026-11-23' })]);
    await phone.replica.syncNow();
    const uid = phone.issues[0]?.uid ?? '';
    expect(await phone.replica.retry(uid, { ...progress, taskId: 'nonsense' })).toMatchObject({
      saved: false,
    });
    expect(phone.issues).toHaveLength(1);
    expect(await phone.replica.retry(uid, { ...progress, taskId: 't2' })).toMatchObject({ saved: true });
    await phone.replica.syncNow();
    expect(phone.issues).toEqual([]);
    expect(world.server.applied).toMatchObject([{ args: { taskId: 't2' } }]);
  });

  it('is refused on the phone already where the phone can know, and nothing is written', async () => {
    const phone = await world.synced(AMIRA);
    expect(await phone.replica.dispatch('task.progress', { taskId: 't0', spentMinutes: -5 })).toMatchObject({
      saved: false,
      rejection: { code: 'invalid', field: 'spentMinutes' },
    });
    expect(
      await phone.replica.dispatch('team.put', {
        teamId: null,
        name: 'X',
        leadIds: [],
        archived: false,
      } as never),
    ).toMatchObject({ saved: false });
    expect(phone.outbox).toEqual([]);
  });

  it('that the server cannot even read goes to its author, and the others go on', async () => {
    const phone = await world.synced(AMIRA);
    await world.offline(phone, async () => {
      await phone.replica.dispatch('task.progress', progress);
      await phone.replica.dispatch('task.progress', { taskId: 't1', spentMinutes: 30 });
      await phone.replica.dispatch('task.progress', { taskId: 't2', spentMinutes: 15 });
    });
    world.faults.push(refuse({ type: 'invalid', status: 400, field: 'push.1.args' }));
    await phone.replica.syncNow();
    expect(phone.issues).toMatchObject([{ args: { taskId: 't1' }, code: 'invalid', field: 'push.1.args' }]);
    expect(world.server.applied.map(({ args }) => (args as { taskId: string }).taskId)).toEqual(['t0', 't2']);
  });

  it('that is too large is found by halving', async () => {
    const phone = await world.synced(AMIRA);
    await world.offline(phone, async () => {
      for (const taskId of ['t0', 't1', 't2'])
        await phone.replica.dispatch('task.progress', { taskId, spentMinutes: 5 });
    });
    const tooLarge = (request: SyncRequest) =>
      request.push.some(({ args }) => (args as { taskId: string }).taskId === 't1')
        ? asResponse({ type: 'too_large', status: 413 })
        : undefined;
    world.faults = Array.from({ length: 20 }, () => tooLarge);
    await phone.replica.syncNow();
    expect(phone.issues).toMatchObject([{ args: { taskId: 't1' } }]);
    expect(world.server.applied).toHaveLength(2);
    expect(phone.outbox).toEqual([]);
  });
});

describe('a server in trouble', () => {
  it.each([
    ['500', () => new Response('oops', { status: 500 })],
    ['a login page of a hotel', () => new Response('<html>Welcome</html>', { status: 200 })],
    ['a 401 that is not ours', () => new Response('<html>Who are you</html>', { status: 401 })],
    ['JSON of something else', () => Response.json({ hello: 'world' })],
    ['half an answer', () => new Response('{"proto":1,"put":[')],
  ])('answers %s: it is said, and nothing is lost', async (_name, answer) => {
    const phone = await world.synced(AMIRA);
    world.faults = [answer, answer];
    await phone.replica.dispatch('task.progress', progress);
    await phone.replica.syncNow();
    expect(phone.status).toMatchObject({ trouble: 'server_trouble', waiting: 1 });
    expect((await rowsOf(phone.replica, 'task'))[0]).toMatchObject({ loggedMinutes: 60 });
    await phone.replica.syncNow();
    expect(phone.status).toMatchObject({ trouble: null, waiting: 0 });
    expect(world.server.applied).toHaveLength(1);
  });

  it('that contradicts itself without end is not asked without end', async () => {
    const phone = await world.synced(AMIRA);
    world.faults = Array.from({ length: 100 }, () => refuse({ type: 'client_cloned', status: 409 }));
    await phone.replica.dispatch('task.progress', progress);
    await phone.replica.syncNow();
    expect(world.requests.length).toBeLessThan(40);
    expect(phone.outbox).toHaveLength(1);
    expect(phone.status).toMatchObject({ trouble: 'server_trouble' });
  });

  it('that does not answer at all is out of reach, which is no trouble', async () => {
    const phone = await world.synced(AMIRA);
    await world.offline(phone, () => phone.replica.dispatch('task.progress', progress));
    expect(phone.status).toMatchObject({ trouble: null, reachable: false, waiting: 1 });
  });
});
