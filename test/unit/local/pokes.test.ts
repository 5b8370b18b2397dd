/** A stream of pokes says first where the server is, so that what a sync has just brought is not asked for again. */
import { beforeEach, expect, it } from 'vitest';
import type { MemoryPhone } from '../../support/local/memoryPhone.ts';
import { AMIRA } from '../../support/local/seedWorkspace.ts';
import { SyncWorld } from '../../support/local/syncWorld.ts';

const settled = () => new Promise((resolve) => setTimeout(resolve));

let world: SyncWorld;
let phone: MemoryPhone;
let told: number;
beforeEach(async () => {
  world = new SyncWorld();
  phone = await world.synced(AMIRA);
  world.requests.length = 0;
  told = 0;
  phone.replica.watchPokes(() => {
    told += 1;
  });
});

/** A stream begins, after so many syncs, at the version that the server has now. */
async function streamBegins(since: number): Promise<void> {
  phone.handle.poked(world.server.head, since);
  await settled();
}

it('asks for nothing where a sync that began after it has brought the phone as far', async () => {
  await streamBegins(phone.handle.syncs() - 1);
  expect(world.requests).toEqual([]);
  expect(told).toBe(0);
});

it('waits for the sync that is running, and then asks for nothing', async () => {
  const since = phone.handle.syncs();
  phone.handle.wake();
  phone.handle.poked(world.server.head, since);
  await settled();
  expect(world.requests).toHaveLength(1);
});

it('asks where no sync has begun since: pokes may be missing, or the server may have been set back', async () => {
  await streamBegins(phone.handle.syncs());
  expect(world.requests).toHaveLength(1);
});

it('asks where the sync since then has failed', async () => {
  const since = phone.handle.syncs();
  world.faults.push(() => {
    throw new TypeError('no network');
  });
  await phone.replica.syncNow();
  world.requests.length = 0;
  await streamBegins(since);
  expect(world.requests).toHaveLength(1);
});

it('asks for what is newer, and lets figures know', async () => {
  phone.handle.poked(world.server.head);
  await settled();
  expect(world.requests).toEqual([]);
  phone.handle.poked(world.server.head + 1);
  await settled();
  expect(world.requests).toHaveLength(1);
  expect(told).toBe(2);
});
