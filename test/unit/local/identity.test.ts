import { beforeEach, describe, expect, it } from 'vitest';
import type { SyncRequest } from '../../../src/sync/syncRequest.ts';
import { asResponse } from '../../support/local/memoryNetwork.ts';
import { rowsOf } from '../../support/local/memoryPhone.ts';
import { AMIRA } from '../../support/local/seedWorkspace.ts';
import { progress, refuse, SyncWorld } from '../../support/local/syncWorld.ts';

let world: SyncWorld;
beforeEach(() => {
  world = new SyncWorld();
});

describe('identity', () => {
  it('signed out: writing goes on, and what waited is sent after signing in', async () => {
    const phone = await world.synced(AMIRA);
    world.faults = Array.from({ length: 3 }, () => refuse({ type: 'signed_out', status: 401 }));
    await phone.replica.dispatch('task.progress', progress);
    await phone.replica.dispatch('task.progress', progress);
    await phone.replica.syncNow();
    expect(phone.status).toMatchObject({ trouble: 'signed_out', waiting: 2 });
    world.faults = [];
    await phone.replica.syncNow();
    expect(phone.status).toMatchObject({ trouble: null, waiting: 0 });
    expect(world.server.applied).toHaveLength(2);
  });

  it('someone else is signed in: unsent work waits for its author, and none of their rows come in', async () => {
    const phone = await world.synced(AMIRA);
    const before = await phone.base();
    world.faults = [
      refuse({ type: 'wrong_person', status: 403 }),
      refuse({ type: 'wrong_person', status: 403 }),
    ];
    await phone.replica.dispatch('task.progress', progress);
    await phone.replica.syncNow();
    expect(phone.status).toMatchObject({ trouble: 'wrong_person', waiting: 1 });
    expect(await phone.base()).toEqual(before);
    expect(world.requests.every(({ person }) => person === AMIRA)).toBe(true);
  });

  it('removed: what the server gave is gone at once, unsent work stays to be taken away', async () => {
    const phone = await world.synced(AMIRA);
    await phone.replica.queries.persistClient({ heatmap: 'secret' });
    world.faults = [refuse({ type: 'revoked', status: 403 }), refuse({ type: 'revoked', status: 403 })];
    await phone.replica.dispatch('task.progress', progress);
    await phone.replica.syncNow();
    expect(phone.status).toMatchObject({ trouble: 'revoked', waiting: 1 });
    expect(await phone.shown()).toEqual(new Map());
    expect(await phone.replica.queries.restoreClient()).toBeUndefined();
    expect(JSON.parse(await phone.replica.exportUnsent()).mutations).toMatchObject([
      { name: 'task.progress', args: progress },
    ]);
    const asked = world.requests.length;
    await phone.replica.syncNow();
    expect(world.requests.length).toBe(asked);
    expect(phone.status).toMatchObject({ trouble: 'revoked' });
  });
});

describe('a client whose count does not fit', () => {
  it('cloned: a new client, each mutation once', async () => {
    const phone = await world.synced(AMIRA);
    await phone.replica.dispatch('task.progress', progress);
    await phone.replica.syncNow();
    await world.offline(phone, () =>
      phone.replica.dispatch('task.progress', { taskId: 't1', spentMinutes: 5 }),
    );
    world.faults.push(refuse({ type: 'client_cloned', status: 409 }));
    await phone.replica.syncNow();
    expect(world.server.applied.map(({ client }) => client)).toHaveLength(2);
    expect(new Set(world.server.applied.map(({ client }) => client)).size).toBe(2);
    expect(phone.outbox).toEqual([]);
  });

  it('cloned long ago: what is old waits for its author, what is fresh goes', async () => {
    const phone = await world.synced(AMIRA);
    await world.offline(phone, () => phone.replica.dispatch('task.progress', progress));
    world.now += 40 * 86_400_000;
    await world.offline(phone, () =>
      phone.replica.dispatch('task.progress', { taskId: 't1', spentMinutes: 5 }),
    );
    world.faults.push(refuse({ type: 'client_cloned', status: 409 }));
    await phone.replica.syncNow();
    expect(phone.issues).toMatchObject([{ args: progress }]);
    expect(world.server.applied).toMatchObject([{ args: { taskId: 't1' } }]);
  });

  it('gap: what the server forgot is offered again before the rest', async () => {
    const phone = await world.synced(AMIRA);
    await phone.replica.dispatch('task.progress', progress);
    await phone.replica.syncNow();
    await world.offline(phone, () =>
      phone.replica.dispatch('task.progress', { taskId: 't1', spentMinutes: 5 }),
    );
    world.faults.push(refuse({ type: 'gap', status: 409, lmid: 0 }));
    await phone.replica.syncNow();
    expect(world.requests.at(-1)?.push.map(({ n }) => n)).toEqual([1, 2]);
    // The first is known by its uid, so it is not done twice.
    expect(world.server.applied).toHaveLength(2);
    expect(phone.outbox).toEqual([]);
  });

  it('gap after a year in a drawer: the server knows no client for so long, and nothing is said a second time', async () => {
    const phone = await world.synced(AMIRA);
    await phone.replica.dispatch('task.edit', { taskId: 't0', fields: { title: 'Cable' } });
    await phone.replica.syncNow();
    await world.offline(phone, async () => {
      world.now += 410 * 86_400_000;
      await phone.replica.dispatch('task.progress', { taskId: 't1', spentMinutes: 5 });
    });
    world.faults.push(refuse({ type: 'gap', status: 409, lmid: 0 }));
    await phone.replica.syncNow();
    expect(world.requests.at(-1)?.push.map(({ name }) => name)).toEqual(['task.progress']);
    expect(phone.outbox).toEqual([]);
  });

  it('restored from a backup: nothing is missing that this phone still holds', async () => {
    const phone = await world.synced(AMIRA);
    await phone.replica.dispatch('task.progress', progress);
    await phone.replica.syncNow();
    const restore = world.server.backup();
    await phone.replica.dispatch('task.progress', { taskId: 't1', spentMinutes: 5 });
    await phone.replica.syncNow();
    await world.offline(phone, () =>
      phone.replica.dispatch('task.progress', { taskId: 't2', spentMinutes: 7 }),
    );
    restore();
    expect(world.server.applied).toHaveLength(1);
    await phone.replica.syncNow();
    expect(world.server.applied.map(({ args }) => (args as { taskId: string }).taskId)).toEqual([
      't0',
      't1',
      't2',
    ]);
    expect(world.server.all('task').map(({ loggedMinutes }) => loggedMinutes)).toEqual([60, 5, 7]);
    expect(phone.outbox).toEqual([]);
    expect((await rowsOf(phone.replica, 'task')).map(({ loggedMinutes }) => loggedMinutes)).toEqual([
      60, 5, 7,
    ]);
  });
});

it('an app too old to pull still pushes, and goes on showing what it pushed', async () => {
  const phone = await world.synced(AMIRA);
  const old = (request: SyncRequest) => {
    const result = world.server.sync(AMIRA, request);
    return 'type' in result
      ? undefined
      : asResponse({ type: 'schema_too_old', status: 409, lmid: result.lmid });
  };
  world.faults = [old, old, old];
  await phone.replica.dispatch('task.progress', progress);
  await phone.replica.syncNow();
  expect(world.server.applied).toHaveLength(1);
  expect(phone.status).toMatchObject({ trouble: 'update_needed', waiting: 0 });
  expect(phone.outbox).toEqual([]);
  expect((await rowsOf(phone.replica, 'task'))[0]).toMatchObject({ loggedMinutes: 60 });
  world.faults = [];
  await phone.replica.syncNow();
  expect(phone.sent).toHaveLength(1);
  expect(phone.status).toMatchObject({ trouble: null });
});
