import { expect, it } from 'vitest';
import { create } from '../../../src/core/mutation.ts';
import { createMemoryStore } from '../../../src/local/store/memoryStore.ts';
import type { Store } from '../../../src/local/store/store.ts';
import { asResponse } from '../../support/local/memoryNetwork.ts';
import { createMemoryPhone, rowsOf } from '../../support/local/memoryPhone.ts';
import { MemoryServer } from '../../support/local/memoryServer.ts';
import { AMIRA, seedWorkspace, task, WORKSPACE } from '../../support/local/seedWorkspace.ts';

/** A device with room for so many of the server's rows and, when it is broken, for nothing. */
function smallDevice(rows: number): { store: Store; room: { rows: number; broken: boolean } } {
  const store = createMemoryStore();
  const room = { rows, broken: false };
  return {
    room,
    store: {
      ...store,
      write: (work) =>
        store.write(async (tx) => {
          const result = await work(tx);
          if (room.broken || (await tx.base.all()).length > room.rows)
            throw new DOMException('no room', 'QuotaExceededError');
          return result;
        }),
    },
  };
}

function started(rows: number) {
  const server = new MemoryServer();
  seedWorkspace(server);
  const device = smallDevice(rows);
  let down = false;
  const open = (storage?: Map<string, string>) =>
    createMemoryPhone({
      workspaceId: WORKSPACE,
      personId: AMIRA,
      clock: () => server.clock(),
      store: device.store,
      ...(storage ? { storage } : {}),
      network: async (_path, init) => {
        if (down) throw new TypeError('no network');
        return asResponse(server.sync(AMIRA, JSON.parse(String(init.body))));
      },
    });
  return {
    server,
    device,
    open,
    cut: (is: boolean) => {
      down = is;
    },
  };
}

const progress = { taskId: 't0', spentMinutes: 60 };

it('without room for the server’s rows the phone keeps them in memory, and what people write on the device', async () => {
  const { server, device, open, cut } = started(4);
  const phone = await open();
  await phone.replica.syncNow();
  expect(phone.status).toMatchObject({ trouble: 'storage_full', ready: true });
  expect(await rowsOf(phone.replica, 'task')).toHaveLength(3);
  cut(true);
  await phone.replica.dispatch('task.progress', progress);
  expect((await rowsOf(phone.replica, 'task'))[0]).toMatchObject({ loggedMinutes: 60 });
  expect(await device.store.read(['outbox'], (tx) => tx.outbox.after(0))).toHaveLength(1);
  expect(await device.store.read(['base'], (tx) => tx.base.all())).toEqual([]);

  // Opened again without a network: the rows are gone, the work is not, and more is taken.
  const again = await open(phone.storage);
  expect(again.status).toMatchObject({ trouble: 'storage_full', waiting: 1 });
  expect(await again.replica.dispatch('task.progress', { taskId: 't1', spentMinutes: 5 })).toMatchObject({
    saved: true,
  });
  cut(false);
  await again.replica.syncNow();
  expect(server.applied).toHaveLength(2);
  expect(again.status).toMatchObject({ waiting: 0, trouble: 'storage_full' });
  expect(await rowsOf(again.replica, 'task')).toHaveLength(3);

  device.room.rows = 100;
  const roomy = await open(phone.storage);
  await roomy.replica.syncNow();
  await expect.poll(() => roomy.status?.trouble).toBeNull();
  expect(await device.store.read(['base'], (tx) => tx.base.all())).not.toEqual([]);
});

it('a delta after the rows were given up goes on from where memory is', async () => {
  const { server, open } = started(4);
  const phone = await open();
  await phone.replica.syncNow();
  server.write([create('task', task('new'))]);
  await phone.replica.syncNow();
  expect(await rowsOf(phone.replica, 'task')).toHaveLength(4);
});

it('without room for anything it goes on in memory, says so, and still sends', async () => {
  const { server, device, open, cut } = started(100);
  const phone = await open();
  await phone.replica.syncNow();
  cut(true);
  await phone.replica.dispatch('task.progress', progress);
  device.room.broken = true;
  expect(await phone.replica.dispatch('task.progress', { taskId: 't1', spentMinutes: 5 })).toMatchObject({
    saved: true,
    n: 2,
  });
  expect(phone.status).toMatchObject({ trouble: 'storage_broken' });
  expect(await rowsOf(phone.replica, 'task')).toHaveLength(3);
  cut(false);
  await phone.replica.syncNow();
  expect(server.applied).toHaveLength(2);

  // The device still holds the first, which the server has: it is offered again and done once.
  device.room.broken = false;
  const again = await open(phone.storage);
  await again.replica.dispatch('task.progress', { taskId: 't2', spentMinutes: 7 });
  await again.replica.syncNow();
  expect(again.outbox).toEqual([]);
  expect(server.all('task').map(({ loggedMinutes }) => loggedMinutes)).toEqual([60, 5, 7]);
});
