import { beforeEach, describe, expect, it } from 'vitest';
import { patch } from '../../../src/core/mutation.ts';
import { asResponse } from '../../support/local/memoryNetwork.ts';
import { createMemoryPhone, rowsOf } from '../../support/local/memoryPhone.ts';
import { AMIRA, LEO, task, WORKSPACE } from '../../support/local/seedWorkspace.ts';
import { SyncWorld, unreachable } from '../../support/local/syncWorld.ts';

let world: SyncWorld;
beforeEach(() => {
  world = new SyncWorld();
});

describe('what others change', () => {
  it('a task that moves away disappears here and appears there', async () => {
    const [amira, leo] = [await world.synced(AMIRA), await world.synced(LEO)];
    await leo.replica.dispatch('task.move', { taskId: 't0', toId: LEO, fromId: AMIRA });
    await leo.replica.syncNow();
    await amira.replica.syncNow();
    expect((await rowsOf(amira.replica, 'task')).map(({ id }) => id)).toEqual(['t1', 't2']);
    expect((await rowsOf(leo.replica, 'task'))[0]).toMatchObject({ id: 't0', assigneeId: LEO });
  });

  it('rights that end take everything with them: rows, history and cached answers', async () => {
    const leo = await world.synced(LEO);
    await leo.replica.dispatch('task.progress', { taskId: 't0', spentMinutes: 5 });
    await leo.replica.syncNow();
    await leo.replica.queries.persistClient({ heatmap: 1 });
    let drops = 0;
    leo.replica.watchDrops(() => {
      drops += 1;
    });
    world.server.write([
      patch('team', 'yard', { leadIds: [] }),
      patch('project', 'hull', { leadId: null, allocatorId: null }),
    ]);
    await leo.replica.syncNow();
    expect(await rowsOf(leo.replica, 'task')).toEqual([]);
    expect(leo.sent).toEqual([]);
    expect(await leo.replica.queries.restoreClient()).toBeUndefined();
    expect(drops).toBe(1);
  });

  it('a manager carries what they have opened, and no more', async () => {
    world.server.write([
      patch('person', LEO, { roles: ['member', 'manager'], teamIds: [] }),
      patch('team', 'yard', { leadIds: [] }),
      patch('project', 'hull', { leadId: null, allocatorId: null }),
    ]);
    const leo = await world.synced(LEO);
    expect(await rowsOf(leo.replica, 'task')).toEqual([]);
    await leo.replica.want(`person:${AMIRA}`);
    expect(await rowsOf(leo.replica, 'task')).toHaveLength(3);
    world.now += 8 * 86_400_000;
    await leo.replica.syncNow();
    expect(await rowsOf(leo.replica, 'task')).toEqual([]);
  });

  it('long answers come in pages and are taken in whole, or not at all', async () => {
    world.server.write(
      Array.from({ length: 40 }, (_, index) => ({
        op: 'create' as const,
        type: 'task' as const,
        row: task(`more${index}`),
      })),
    );
    world.server.pageSize = 7;
    const phone = await world.phoneOf(AMIRA);
    world.faults = [() => undefined, () => undefined, unreachable as never];
    await phone.replica.syncNow();
    expect(await phone.base()).toEqual(new Map());
    expect(phone.status).toMatchObject({ ready: false });
    await phone.replica.syncNow();
    expect(await rowsOf(phone.replica, 'task')).toHaveLength(43);
    expect(phone.status).toMatchObject({ ready: true });
  });

  it('rights that end between two pages leave nothing of the first behind', async () => {
    world.server.pageSize = 4;
    const leo = await world.phoneOf(LEO);
    world.faults = [
      () => undefined,
      () => undefined,
      () => {
        world.server.write([
          patch('team', 'yard', { leadIds: [] }),
          patch('project', 'hull', { leadId: null, allocatorId: null }),
        ]);
        return undefined;
      },
    ];
    await leo.replica.syncNow();
    expect(await rowsOf(leo.replica, 'task')).toEqual([]);
    // What changed meanwhile is of a later version, and comes with the next sync.
    world.server.pageSize = 1_000;
    await leo.replica.syncNow();
    expect(await leo.base()).toEqual(await (await world.synced(LEO)).base());
  });

  it('an answer that comes late changes nothing', async () => {
    const phone = await world.synced(AMIRA);
    // Two tabs on one database, of which one hears its answer only after the other has gone ahead.
    const other = await createMemoryPhone({
      workspaceId: WORKSPACE,
      personId: AMIRA,
      network: world.networkOf(AMIRA),
      clock: () => world.now,
      store: phone.store,
      storage: phone.storage,
    });
    let late: (() => void) | undefined;
    world.faults.push(async (request) => {
      const answer = asResponse(world.server.sync(AMIRA, request));
      await new Promise<void>((resolve) => {
        late = resolve;
      });
      return answer;
    });
    world.server.write([patch('task', 't0', { title: 'Old' })]);
    const slow = phone.replica.syncNow();
    await expect.poll(() => late).toBeDefined();
    world.server.write([patch('task', 't0', { title: 'Newer' })]);
    await other.replica.syncNow();
    late?.();
    await slow;
    expect((await rowsOf(phone.replica, 'task'))[0]).toMatchObject({ title: 'Newer' });
  });
});
