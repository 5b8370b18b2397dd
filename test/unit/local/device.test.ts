import { beforeEach, describe, expect, it } from 'vitest';
import { patch } from '../../../src/core/mutation.ts';
import { createMemoryPhone, rowsOf } from '../../support/local/memoryPhone.ts';
import { AMIRA, LEO, WORKSPACE } from '../../support/local/seedWorkspace.ts';
import { progress, SyncWorld } from '../../support/local/syncWorld.ts';

let world: SyncWorld;
beforeEach(() => {
  world = new SyncWorld();
});

describe('what was emptied, exported, or written without the server’s rows', () => {
  it('an emptied database is a new client, says so, and takes everything up again', async () => {
    const phone = await world.synced(AMIRA);
    await world.offline(phone, () => phone.replica.dispatch('task.progress', progress));
    const emptied = await world.phoneOf(AMIRA, { storage: phone.storage });
    expect(emptied.status).toMatchObject({ trouble: 'was_emptied', lost: 1, ready: false });
    // Writing goes on before anything has been received, and the server judges it.
    expect(await emptied.replica.dispatch('task.progress', progress)).toMatchObject({ saved: true, n: 1 });
    await emptied.replica.syncNow();
    expect(world.server.applied).toHaveLength(1);
    expect(emptied.status).toMatchObject({ trouble: 'was_emptied', ready: true, waiting: 0 });
    await emptied.replica.understood();
    await expect.poll(() => emptied.status?.trouble).toBeNull();
  });

  it('a device without unsent work that is emptied has lost nothing and alarms nobody', async () => {
    const phone = await world.synced(AMIRA);
    const emptied = await world.phoneOf(AMIRA, { storage: phone.storage });
    expect(emptied.status).toMatchObject({ trouble: null });
  });

  it('a file of unsent work is taken in once, by its author alone', async () => {
    const phone = await world.synced(AMIRA);
    await world.offline(phone, () => phone.replica.dispatch('task.progress', progress));
    const file = await phone.replica.exportUnsent();
    const second = await world.synced(AMIRA);
    expect(await second.replica.importUnsent(file)).toEqual({
      ...{ saved: true, added: 1, known: 0, unreadable: 0 },
    });
    expect((await rowsOf(second.replica, 'task'))[0]).toMatchObject({ loggedMinutes: 60 });
    expect(await second.replica.importUnsent(file)).toEqual({
      ...{ saved: true, added: 0, known: 1, unreadable: 0 },
    });
    await second.replica.syncNow();
    await phone.replica.syncNow();
    expect(world.server.applied).toHaveLength(1);
    expect(world.server.all('task')[0]).toMatchObject({ loggedMinutes: 60 });
    expect(await (await world.synced(LEO)).replica.importUnsent(file)).toEqual({
      saved: false,
      reason: 'someone_else',
    });
    const odd = file.replace(/"uid": "[^"]+"/, '"uid": "another"').replace('task.progress', 'task.paint');
    expect(await second.replica.importUnsent(odd)).toEqual({
      ...{ saved: true, added: 0, known: 0, unreadable: 1 },
    });
    expect(await second.replica.importUnsent('holiday.jpg')).toEqual({ saved: false, reason: 'not_a_file' });
  });

  it('and what waits for its author to decide is not sent behind their back', async () => {
    const phone = await world.synced(AMIRA);
    await world.offline(phone, () => phone.replica.dispatch('task.progress', progress));
    world.server.write([patch('task', 't0', { status: 'done', doneOn: '2026-11-23' })]);
    await phone.replica.syncNow();
    const file = await phone.replica.exportUnsent();
    expect(phone.issues).toHaveLength(1);
    expect(await phone.replica.importUnsent(file)).toMatchObject({ added: 0, known: 1 });
    expect(phone.outbox).toEqual([]);
  });
});

describe('a network that is gone without a word', () => {
  it('what was asked through it is asked again as soon as there is another', async () => {
    const hanging: string[] = [];
    let network = world.networkOf(AMIRA);
    const phone = await world.phoneOf(AMIRA, {
      network: (path, init) => network(path, init),
    });
    await phone.replica.syncNow();
    const well = network;
    network = (path, init) =>
      new Promise((_, reject) => {
        hanging.push(path);
        init.signal?.addEventListener('abort', () => reject(new DOMException('gone', 'AbortError')));
      });
    await phone.replica.dispatch('task.progress', progress);
    await expect.poll(() => hanging).toHaveLength(1);
    network = well;
    phone.handle.reconnect();
    await expect.poll(() => phone.outbox).toEqual([]);
    expect(world.server.applied).toHaveLength(1);
  });
});

describe('clocks', () => {
  it('a phone that is a day ahead says the right civil day and its figures carry the server’s time', async () => {
    const ahead = 86_400_000;
    const phone = await createMemoryPhone({
      workspaceId: WORKSPACE,
      personId: AMIRA,
      network: world.networkOf(AMIRA),
      clock: () => world.now + ahead,
    });
    await phone.replica.syncNow();
    expect(phone.replica.now()).toBe(world.now);
    await phone.replica.dispatch('task.progress', progress);
    await phone.replica.syncNow();
    expect(world.requests.flatMap(({ push }) => push)[0]).toMatchObject({
      day: '2026-11-23',
      at: world.now + ahead,
    });
    // What screens compare with now is of now's clock.
    expect(phone.status?.receivedAt).toBe(world.now);
    expect(phone.sent).toMatchObject([{ at: world.now, receivedAt: world.now }]);
  });

  it('a clock that is off by seconds is left alone', async () => {
    const phone = await createMemoryPhone({
      workspaceId: WORKSPACE,
      personId: AMIRA,
      network: world.networkOf(AMIRA),
      clock: () => world.now + 5_000,
    });
    await phone.replica.syncNow();
    expect(phone.replica.now()).toBe(world.now + 5_000);
  });

  it('a clock that was put back does not make a later word look like an earlier one', async () => {
    const phone = await world.synced(AMIRA);
    await world.offline(phone, async () => {
      await phone.replica.dispatch('task.progress', progress);
      world.now -= 3 * 3_600_000;
      await phone.replica.dispatch('task.progress', { taskId: 't1', spentMinutes: 5 });
    });
    const [first, second] = phone.outbox;
    expect(second?.at).toBeGreaterThanOrEqual(first?.at ?? 0);
  });
});

it('rows that did not change keep their identity, and nobody is called for nothing', async () => {
  const phone = await world.synced(AMIRA);
  const calls: (readonly object[])[] = [];
  phone.replica.watch('task', (rows) => calls.push(rows));
  await expect.poll(() => calls.length).toBe(1);
  await phone.replica.dispatch('task.progress', progress);
  await phone.replica.syncNow();
  const [before, after] = [calls[0], calls.at(-1)];
  expect(after?.[0]).not.toBe(before?.[0]);
  expect(after?.[1]).toBe(before?.[1]);
  const count = calls.length;
  await phone.replica.syncNow();
  expect(calls.length).toBe(count);
});
