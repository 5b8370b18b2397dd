import { beforeEach, describe, expect, it } from 'vitest';
import { hold } from '../../../src/local/sync/held.ts';
import { createMemoryPhone, type MemoryPhone } from '../../support/local/memoryPhone.ts';
import { AMIRA } from '../../support/local/seedWorkspace.ts';
import { progress, refuse, SyncWorld } from '../../support/local/syncWorld.ts';

let world: SyncWorld;
let phone: MemoryPhone;
beforeEach(async () => {
  world = new SyncWorld();
  phone = await world.synced(AMIRA);
  world.requests.length = 0;
});

const comeAgain = (retryAfter: number) => refuse({ type: 'overloaded', status: 429, retryAfter });
/** As a poke, a network, or someone who looks: a reason to sync that is nobody's wish. */
const wake = () => phone.handle.wake();
const settled = () => new Promise((resolve) => setTimeout(resolve));

async function write(): Promise<void> {
  await phone.replica.dispatch('task.progress', progress);
  await settled();
}

describe('a server that asks for patience', () => {
  it('has it: nothing asks it before its time, nor again at that very moment, and then all is received once', async () => {
    world.faults.push(comeAgain(40));
    await write();
    expect(world.requests).toHaveLength(1);
    world.now += 39_999;
    wake();
    phone.handle.poked(Number.MAX_SAFE_INTEGER);
    await write();
    // Half of the spread that follows the time, by the chance that these phones have.
    world.now += 10_000;
    wake();
    await settled();
    expect(world.requests).toHaveLength(1);
    expect(world.server.applied).toEqual([]);
    world.now += 1;
    wake();
    await settled();
    expect(world.requests).toHaveLength(2);
    expect(world.server.applied).toHaveLength(2);
    expect(phone.outbox).toEqual([]);
  });

  it('worries nobody: what waits is on this phone, and nothing is wrong', async () => {
    world.faults.push(comeAgain(40));
    await write();
    expect(phone.status).toMatchObject({ trouble: null, reachable: true, waiting: 1, syncing: false });
    expect(phone.outbox).toMatchObject([{ state: 'on_phone' }]);
  });

  it('is asked once by a person who will not wait, and not again by the same impatience', async () => {
    world.faults.push(comeAgain(40), comeAgain(30));
    await write();
    await phone.replica.syncNow();
    expect(world.requests).toHaveLength(2);
    await phone.replica.syncNow();
    await phone.replica.syncNow();
    expect(world.requests).toHaveLength(2);
    world.now += 37_500;
    await phone.replica.syncNow();
    expect(world.server.applied).toHaveLength(1);
  });

  it('and answers that person, is asked as ever from then on', async () => {
    world.faults.push(comeAgain(40));
    await write();
    await phone.replica.syncNow();
    expect(world.server.applied).toHaveLength(1);
    await write();
    expect(world.server.applied).toHaveLength(2);
  });

  it('has it from a page that is loaded anew as well', async () => {
    world.faults.push(comeAgain(40));
    await write();
    const { store, storage } = phone;
    const options = {
      workspaceId: phone.replica.workspaceId,
      personId: AMIRA,
      network: world.networkOf(AMIRA),
    };
    const anew = await createMemoryPhone({ ...options, clock: () => world.now, store, storage });
    anew.handle.wake();
    await settled();
    expect(world.requests).toHaveLength(1);
    world.now += 50_000;
    anew.handle.wake();
    await settled();
    expect(world.server.applied).toHaveLength(1);
  });

  it('is not waited for by a clock that was set back, nor for longer than ten minutes and their spread', async () => {
    world.faults.push(comeAgain(40), comeAgain(1e9));
    await write();
    world.now -= 400 * 86_400_000;
    wake();
    await settled();
    expect(world.requests).toHaveLength(2);
    world.now += 900_000;
    wake();
    await settled();
    expect(world.server.applied).toHaveLength(1);
  });

  it.each([3_600, 1e9, -40])('is asked again in time by someone who looks, told %d s', async (said) => {
    const delays: number[] = [];
    const looking = await createMemoryPhone({
      workspaceId: phone.replica.workspaceId,
      personId: AMIRA,
      network: world.networkOf(AMIRA),
      clock: () => world.now,
      timers: (_work, ms) => {
        delays.push(ms);
        return () => undefined;
      },
    });
    world.faults.push(comeAgain(said));
    await looking.replica.dispatch('task.progress', progress);
    await settled();
    expect(world.requests).toHaveLength(1);
    expect(delays.at(-1)).toBeGreaterThan(0);
    expect(delays.at(-1)).toBeLessThanOrEqual(900_000);
  });

  it('half-way through a long outbox keeps what it took, and gets the rest later', async () => {
    await world.offline(phone, async () => {
      for (let minutes = 1; minutes <= 150; minutes += 1)
        await phone.replica.dispatch('task.progress', { taskId: 't1', spentMinutes: minutes });
    });
    world.faults.push(() => undefined, comeAgain(5));
    await phone.replica.syncNow();
    expect(world.requests).toHaveLength(2);
    expect(phone.status).toMatchObject({ waiting: 50, trouble: null });
    expect(phone.sent).toHaveLength(100);
    world.now += 7_500;
    wake();
    await settled();
    expect(world.server.applied).toHaveLength(150);
    expect(phone.outbox).toEqual([]);
  });
});

it('phones that were sent away together come back one by one', async () => {
  const until: number[] = [];
  for (const random of [0, 0.25, 0.999]) {
    const device = { clock: () => 1_000, random: () => random };
    await phone.store.write((tx) => hold(tx, { device }, 2));
    until.push((await phone.store.read(['meta'], (tx) => tx.meta.get()))?.held?.until ?? 0);
  }
  expect(Math.min(...until)).toBe(3_000);
  expect(new Set(until).size).toBe(3);
  expect(Math.max(...until)).toBeLessThan(4_000);
});
