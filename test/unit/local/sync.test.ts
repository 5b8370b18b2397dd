import { beforeEach, describe, expect, it } from 'vitest';
import { patch } from '../../../src/core/mutation.ts';
import type { SyncRequest } from '../../../src/sync/messages.ts';
import { asResponse } from '../../support/local/memoryNetwork.ts';
import {
  createMemoryPhone,
  type MemoryPhone,
  type Network,
  rowsOf,
} from '../../support/local/memoryPhone.ts';
import { MemoryServer, type Refusal } from '../../support/local/memoryServer.ts';
import { AMIRA, LEO, seedWorkspace, task, WORKSPACE } from '../../support/local/seedWorkspace.ts';

const NOON = Date.UTC(2026, 10, 23, 11);

let server: MemoryServer;
let now: number;
/** What happens to the next requests; then all is well. */
let faults: ((request: SyncRequest) => Response | Promise<Response> | undefined)[];
let requests: SyncRequest[];
let down: boolean;

beforeEach(() => {
  now = NOON;
  faults = [];
  requests = [];
  down = false;
  server = new MemoryServer();
  server.clock = () => now;
  seedWorkspace(server);
});

function networkOf(personId: string): Network {
  return async (_path, init) => {
    const request = JSON.parse(String(init.body)) as SyncRequest;
    if (down) throw new TypeError('no network');
    requests.push(request);
    const answer = await faults.shift()?.(request);
    return answer ?? asResponse(server.sync(personId, request));
  };
}

const phoneOf = (
  personId: string,
  more: { network?: Network; storage?: Map<string, string> } = {},
): Promise<MemoryPhone> =>
  createMemoryPhone({
    workspaceId: WORKSPACE,
    personId,
    network: networkOf(personId),
    clock: () => now,
    ...more,
  });

async function synced(personId: string): Promise<MemoryPhone> {
  const phone = await phoneOf(personId);
  await phone.replica.syncNow();
  return phone;
}

const progress = { taskId: 't0', spentMinutes: 60 };
const unreachable = (): Promise<Response> => Promise.reject(new TypeError('no network'));
const refuse = (refusal: Refusal) => () => asResponse(refusal);

/** Writes while nothing can be reached, as offline. */
async function offline(phone: MemoryPhone, writes: () => Promise<unknown>): Promise<void> {
  down = true;
  await writes();
  await phone.replica.syncNow();
  down = false;
}

describe('an acknowledged mutation', () => {
  it('is applied once although its answer was lost', async () => {
    const phone = await synced(AMIRA);
    faults.push((request) => {
      server.sync(AMIRA, request);
      return unreachable();
    });
    await phone.replica.dispatch('task.progress', progress);
    await phone.replica.syncNow();
    expect(server.applied).toHaveLength(1);
    expect(phone.outbox).toEqual([]);
    expect(phone.sent).toHaveLength(1);
    expect((await rowsOf(phone.replica, 'task'))[0]).toMatchObject({ loggedMinutes: 60 });
  });

  it('never flickers: it is shown at every step until its row is there', async () => {
    const phone = await synced(AMIRA);
    server.pageSize = 2;
    const seen: number[] = [];
    phone.replica.watch('task', (rows) => seen.push(rows[0]?.loggedMinutes ?? -1));
    await offline(phone, () => phone.replica.dispatch('task.progress', progress));
    await phone.replica.syncNow();
    await phone.replica.syncNow();
    expect(seen.slice(seen.indexOf(60))).not.toContain(0);
    expect(seen.at(-1)).toBe(60);
  });

  it('keeps its order among others', async () => {
    const phone = await synced(AMIRA);
    await offline(phone, async () => {
      for (let minutes = 1; minutes <= 250; minutes += 1)
        await phone.replica.dispatch('task.progress', { taskId: 't1', spentMinutes: minutes });
    });
    expect(phone.status).toMatchObject({ waiting: 250, reachable: false });
    await phone.replica.syncNow();
    expect(server.applied.map(({ args }) => (args as { spentMinutes: number }).spentMinutes)).toEqual(
      Array.from({ length: 250 }, (_, index) => index + 1),
    );
    expect(requests.every(({ push }) => push.length <= 100)).toBe(true);
  });
});

describe('a refused mutation', () => {
  it('needs its author, with its arguments, and holds nothing up', async () => {
    const phone = await synced(AMIRA);
    await offline(phone, async () => {
      await phone.replica.dispatch('task.progress', progress);
      await phone.replica.dispatch('task.progress', { taskId: 't1', spentMinutes: 30 });
    });
    server.write([patch('task', 't0', { status: 'done', doneOn: '2026-11-23' })]);
    await phone.replica.syncNow();
    expect(phone.issues).toMatchObject([{ name: 'task.progress', args: progress, code: 'already_finished' }]);
    expect(phone.sent).toMatchObject([{ args: { taskId: 't1' } }]);
    expect(phone.status).toMatchObject({ waiting: 0, needsYou: 1 });
  });

  it('can be changed and sent again, and is then no issue any more', async () => {
    const phone = await synced(AMIRA);
    await offline(phone, () => phone.replica.dispatch('task.progress', progress));
    server.write([patch('task', 't0', { status: 'done', doneOn: '2026-11-23' })]);
    await phone.replica.syncNow();
    const uid = phone.issues[0]?.uid ?? '';
    expect(await phone.replica.retryIssue(uid, { ...progress, taskId: 'nonsense' })).toMatchObject({
      saved: false,
    });
    expect(phone.issues).toHaveLength(1);
    expect(await phone.replica.retryIssue(uid, { ...progress, taskId: 't2' })).toMatchObject({ saved: true });
    await phone.replica.syncNow();
    expect(phone.issues).toEqual([]);
    expect(server.applied).toMatchObject([{ args: { taskId: 't2' } }]);
  });

  it('is refused on the phone already where the phone can know, and nothing is written', async () => {
    const phone = await synced(AMIRA);
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
    const phone = await synced(AMIRA);
    await offline(phone, async () => {
      await phone.replica.dispatch('task.progress', progress);
      await phone.replica.dispatch('task.progress', { taskId: 't1', spentMinutes: 30 });
      await phone.replica.dispatch('task.progress', { taskId: 't2', spentMinutes: 15 });
    });
    faults.push(refuse({ type: 'invalid', status: 400, field: 'push.1.args' }));
    await phone.replica.syncNow();
    expect(phone.issues).toMatchObject([{ args: { taskId: 't1' }, code: 'invalid', field: 'push.1.args' }]);
    expect(server.applied.map(({ args }) => (args as { taskId: string }).taskId)).toEqual(['t0', 't2']);
  });

  it('that is too large is found by halving', async () => {
    const phone = await synced(AMIRA);
    await offline(phone, async () => {
      for (const taskId of ['t0', 't1', 't2'])
        await phone.replica.dispatch('task.progress', { taskId, spentMinutes: 5 });
    });
    const tooLarge = (request: SyncRequest) =>
      request.push.some(({ args }) => (args as { taskId: string }).taskId === 't1')
        ? asResponse({ type: 'too_large', status: 413 })
        : undefined;
    faults = Array.from({ length: 20 }, () => tooLarge);
    await phone.replica.syncNow();
    expect(phone.issues).toMatchObject([{ args: { taskId: 't1' } }]);
    expect(server.applied).toHaveLength(2);
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
    const phone = await synced(AMIRA);
    faults = [answer, answer];
    await phone.replica.dispatch('task.progress', progress);
    await phone.replica.syncNow();
    expect(phone.status).toMatchObject({ trouble: 'server_trouble', waiting: 1 });
    expect((await rowsOf(phone.replica, 'task'))[0]).toMatchObject({ loggedMinutes: 60 });
    await phone.replica.syncNow();
    expect(phone.status).toMatchObject({ trouble: null, waiting: 0 });
    expect(server.applied).toHaveLength(1);
  });

  it('that contradicts itself without end is not asked without end', async () => {
    const phone = await synced(AMIRA);
    faults = Array.from({ length: 100 }, () => refuse({ type: 'client_cloned', status: 409 }));
    await phone.replica.dispatch('task.progress', progress);
    await phone.replica.syncNow();
    expect(requests.length).toBeLessThan(40);
    expect(phone.outbox).toHaveLength(1);
    expect(phone.status).toMatchObject({ trouble: 'server_trouble' });
  });

  it('that does not answer at all is out of reach, which is no trouble', async () => {
    const phone = await synced(AMIRA);
    await offline(phone, () => phone.replica.dispatch('task.progress', progress));
    expect(phone.status).toMatchObject({ trouble: null, reachable: false, waiting: 1 });
  });
});

describe('identity', () => {
  it('signed out: writing goes on, and what waited is sent after signing in', async () => {
    const phone = await synced(AMIRA);
    faults = Array.from({ length: 3 }, () => refuse({ type: 'signed_out', status: 401 }));
    await phone.replica.dispatch('task.progress', progress);
    await phone.replica.dispatch('task.progress', progress);
    await phone.replica.syncNow();
    expect(phone.status).toMatchObject({ trouble: 'signed_out', waiting: 2 });
    faults = [];
    await phone.replica.syncNow();
    expect(phone.status).toMatchObject({ trouble: null, waiting: 0 });
    expect(server.applied).toHaveLength(2);
  });

  it('someone else is signed in: unsent work waits for its author, and none of their rows come in', async () => {
    const phone = await synced(AMIRA);
    const before = await phone.base();
    faults = [refuse({ type: 'wrong_person', status: 403 }), refuse({ type: 'wrong_person', status: 403 })];
    await phone.replica.dispatch('task.progress', progress);
    await phone.replica.syncNow();
    expect(phone.status).toMatchObject({ trouble: 'wrong_person', waiting: 1 });
    expect(await phone.base()).toEqual(before);
    expect(requests.every(({ person }) => person === AMIRA)).toBe(true);
  });

  it('removed: what the server gave is gone at once, unsent work stays to be taken away', async () => {
    const phone = await synced(AMIRA);
    await phone.replica.queries.persistClient({ heatmap: 'secret' });
    faults = [refuse({ type: 'revoked', status: 403 }), refuse({ type: 'revoked', status: 403 })];
    await phone.replica.dispatch('task.progress', progress);
    await phone.replica.syncNow();
    expect(phone.status).toMatchObject({ trouble: 'revoked', waiting: 1 });
    expect(await phone.shown()).toEqual(new Map());
    expect(await phone.replica.queries.restoreClient()).toBeUndefined();
    expect(JSON.parse(await phone.replica.exportUnsent()).mutations).toMatchObject([
      { name: 'task.progress', args: progress },
    ]);
    const asked = requests.length;
    await phone.replica.syncNow();
    expect(requests.length).toBe(asked);
    expect(phone.status).toMatchObject({ trouble: 'revoked' });
  });
});

describe('a client whose count does not fit', () => {
  it('cloned: a new client, each mutation once', async () => {
    const phone = await synced(AMIRA);
    await phone.replica.dispatch('task.progress', progress);
    await phone.replica.syncNow();
    await offline(phone, () => phone.replica.dispatch('task.progress', { taskId: 't1', spentMinutes: 5 }));
    faults.push(refuse({ type: 'client_cloned', status: 409 }));
    await phone.replica.syncNow();
    expect(server.applied.map(({ client }) => client)).toHaveLength(2);
    expect(new Set(server.applied.map(({ client }) => client)).size).toBe(2);
    expect(phone.outbox).toEqual([]);
  });

  it('cloned long ago: what is old waits for its author, what is fresh goes', async () => {
    const phone = await synced(AMIRA);
    await offline(phone, () => phone.replica.dispatch('task.progress', progress));
    now += 40 * 86_400_000;
    await offline(phone, () => phone.replica.dispatch('task.progress', { taskId: 't1', spentMinutes: 5 }));
    faults.push(refuse({ type: 'client_cloned', status: 409 }));
    await phone.replica.syncNow();
    expect(phone.issues).toMatchObject([{ args: progress }]);
    expect(server.applied).toMatchObject([{ args: { taskId: 't1' } }]);
  });

  it('gap: what the server forgot is offered again before the rest', async () => {
    const phone = await synced(AMIRA);
    await phone.replica.dispatch('task.progress', progress);
    await phone.replica.syncNow();
    await offline(phone, () => phone.replica.dispatch('task.progress', { taskId: 't1', spentMinutes: 5 }));
    faults.push(refuse({ type: 'gap', status: 409, lmid: 0 }));
    await phone.replica.syncNow();
    expect(requests.at(-1)?.push.map(({ n }) => n)).toEqual([1, 2]);
    // The first is known by its uid, so it is not done twice.
    expect(server.applied).toHaveLength(2);
    expect(phone.outbox).toEqual([]);
  });

  it('restored from a backup: nothing is missing that this phone still holds', async () => {
    const phone = await synced(AMIRA);
    await phone.replica.dispatch('task.progress', progress);
    await phone.replica.syncNow();
    const restore = server.backup();
    await phone.replica.dispatch('task.progress', { taskId: 't1', spentMinutes: 5 });
    await phone.replica.syncNow();
    await offline(phone, () => phone.replica.dispatch('task.progress', { taskId: 't2', spentMinutes: 7 }));
    restore();
    expect(server.applied).toHaveLength(1);
    await phone.replica.syncNow();
    expect(server.applied.map(({ args }) => (args as { taskId: string }).taskId)).toEqual(['t0', 't1', 't2']);
    expect(server.all('task').map(({ loggedMinutes }) => loggedMinutes)).toEqual([60, 5, 7]);
    expect(phone.outbox).toEqual([]);
    expect((await rowsOf(phone.replica, 'task')).map(({ loggedMinutes }) => loggedMinutes)).toEqual([
      60, 5, 7,
    ]);
  });
});

it('an app too old to pull still pushes, and goes on showing what it pushed', async () => {
  const phone = await synced(AMIRA);
  const old = (request: SyncRequest) => {
    const result = server.sync(AMIRA, request);
    return 'type' in result
      ? undefined
      : asResponse({ type: 'schema_too_old', status: 409, lmid: result.lmid });
  };
  faults = [old, old, old];
  await phone.replica.dispatch('task.progress', progress);
  await phone.replica.syncNow();
  expect(server.applied).toHaveLength(1);
  expect(phone.status).toMatchObject({ trouble: 'update_needed', waiting: 0 });
  expect(phone.outbox).toEqual([]);
  expect((await rowsOf(phone.replica, 'task'))[0]).toMatchObject({ loggedMinutes: 60 });
  faults = [];
  await phone.replica.syncNow();
  expect(phone.sent).toHaveLength(1);
  expect(phone.status).toMatchObject({ trouble: null });
});

describe('what others change', () => {
  it('a task that moves away disappears here and appears there', async () => {
    const [amira, leo] = [await synced(AMIRA), await synced(LEO)];
    await leo.replica.dispatch('task.move', { taskId: 't0', toId: LEO, fromId: AMIRA });
    await leo.replica.syncNow();
    await amira.replica.syncNow();
    expect((await rowsOf(amira.replica, 'task')).map(({ id }) => id)).toEqual(['t1', 't2']);
    expect((await rowsOf(leo.replica, 'task'))[0]).toMatchObject({ id: 't0', assigneeId: LEO });
  });

  it('rights that end take everything with them: rows, history and cached answers', async () => {
    const leo = await synced(LEO);
    await leo.replica.dispatch('task.progress', { taskId: 't0', spentMinutes: 5 });
    await leo.replica.syncNow();
    await leo.replica.queries.persistClient({ heatmap: 1 });
    let drops = 0;
    leo.replica.watchDrops(() => {
      drops += 1;
    });
    server.write([
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
    server.write([
      patch('person', LEO, { roles: ['member', 'manager'], teamIds: [] }),
      patch('team', 'yard', { leadIds: [] }),
      patch('project', 'hull', { leadId: null, allocatorId: null }),
    ]);
    const leo = await synced(LEO);
    expect(await rowsOf(leo.replica, 'task')).toEqual([]);
    await leo.replica.want(`person:${AMIRA}`);
    expect(await rowsOf(leo.replica, 'task')).toHaveLength(3);
    now += 8 * 86_400_000;
    await leo.replica.syncNow();
    expect(await rowsOf(leo.replica, 'task')).toEqual([]);
  });

  it('long answers come in pages and are taken in whole, or not at all', async () => {
    server.write(
      Array.from({ length: 40 }, (_, index) => ({
        op: 'create' as const,
        type: 'task' as const,
        row: task(`more${index}`),
      })),
    );
    server.pageSize = 7;
    const phone = await phoneOf(AMIRA);
    faults = [() => undefined, () => undefined, unreachable as never];
    await phone.replica.syncNow();
    expect(await phone.base()).toEqual(new Map());
    expect(phone.status).toMatchObject({ ready: false });
    await phone.replica.syncNow();
    expect(await rowsOf(phone.replica, 'task')).toHaveLength(43);
    expect(phone.status).toMatchObject({ ready: true });
  });

  it('rights that end between two pages leave nothing of the first behind', async () => {
    server.pageSize = 4;
    const leo = await phoneOf(LEO);
    faults = [
      () => undefined,
      () => undefined,
      () => {
        server.write([
          patch('team', 'yard', { leadIds: [] }),
          patch('project', 'hull', { leadId: null, allocatorId: null }),
        ]);
        return undefined;
      },
    ];
    await leo.replica.syncNow();
    expect(await rowsOf(leo.replica, 'task')).toEqual([]);
    // What changed meanwhile is of a later version, and comes with the next sync.
    server.pageSize = 1_000;
    await leo.replica.syncNow();
    expect(await leo.base()).toEqual(await (await synced(LEO)).base());
  });

  it('an answer that comes late changes nothing', async () => {
    const phone = await synced(AMIRA);
    // Two tabs on one database, of which one hears its answer only after the other has gone ahead.
    const other = await createMemoryPhone({
      workspaceId: WORKSPACE,
      personId: AMIRA,
      network: networkOf(AMIRA),
      clock: () => now,
      store: phone.store,
      storage: phone.storage,
    });
    let late: (() => void) | undefined;
    faults.push(async (request) => {
      const answer = asResponse(server.sync(AMIRA, request));
      await new Promise<void>((resolve) => {
        late = resolve;
      });
      return answer;
    });
    server.write([patch('task', 't0', { title: 'Old' })]);
    const slow = phone.replica.syncNow();
    await expect.poll(() => late).toBeDefined();
    server.write([patch('task', 't0', { title: 'Newer' })]);
    await other.replica.syncNow();
    late?.();
    await slow;
    expect((await rowsOf(phone.replica, 'task'))[0]).toMatchObject({ title: 'Newer' });
  });
});

describe('what was emptied, exported, or written without the server’s rows', () => {
  it('an emptied database is a new client, says so, and takes everything up again', async () => {
    const phone = await synced(AMIRA);
    await offline(phone, () => phone.replica.dispatch('task.progress', progress));
    const emptied = await phoneOf(AMIRA, { storage: phone.storage });
    expect(emptied.status).toMatchObject({ trouble: 'was_emptied', ready: false });
    // Writing goes on before anything has been received, and the server judges it.
    expect(await emptied.replica.dispatch('task.progress', progress)).toMatchObject({ saved: true, n: 1 });
    await emptied.replica.syncNow();
    expect(server.applied).toHaveLength(1);
    expect(emptied.status).toMatchObject({ trouble: 'was_emptied', ready: true, waiting: 0 });
    await emptied.replica.understood();
    await expect.poll(() => emptied.status?.trouble).toBeNull();
  });

  it('a device without unsent work that is emptied has lost nothing and alarms nobody', async () => {
    const phone = await synced(AMIRA);
    const emptied = await phoneOf(AMIRA, { storage: phone.storage });
    expect(emptied.status).toMatchObject({ trouble: null });
  });

  it('a file of unsent work is taken in once, by its author alone', async () => {
    const phone = await synced(AMIRA);
    await offline(phone, () => phone.replica.dispatch('task.progress', progress));
    const file = await phone.replica.exportUnsent();
    const second = await synced(AMIRA);
    expect(await second.replica.importUnsent(file)).toEqual({ saved: true, added: 1, known: 0 });
    expect((await rowsOf(second.replica, 'task'))[0]).toMatchObject({ loggedMinutes: 60 });
    expect(await second.replica.importUnsent(file)).toEqual({ saved: true, added: 0, known: 1 });
    await second.replica.syncNow();
    await phone.replica.syncNow();
    expect(server.applied).toHaveLength(1);
    expect(server.all('task')[0]).toMatchObject({ loggedMinutes: 60 });
    expect(await (await synced(LEO)).replica.importUnsent(file)).toEqual({
      saved: false,
      reason: 'someone_else',
    });
    expect(await second.replica.importUnsent('holiday.jpg')).toEqual({ saved: false, reason: 'not_a_file' });
  });
});

describe('clocks', () => {
  it('a phone that is a day ahead says the right civil day and its figures carry the server’s time', async () => {
    const ahead = 86_400_000;
    const phone = await createMemoryPhone({
      workspaceId: WORKSPACE,
      personId: AMIRA,
      network: networkOf(AMIRA),
      clock: () => now + ahead,
    });
    await phone.replica.syncNow();
    expect(phone.replica.now()).toBe(now);
    await phone.replica.dispatch('task.progress', progress);
    await phone.replica.syncNow();
    expect(requests.flatMap(({ push }) => push)[0]).toMatchObject({ day: '2026-11-23', at: now + ahead });
  });

  it('a clock that is off by seconds is left alone', async () => {
    const phone = await createMemoryPhone({
      workspaceId: WORKSPACE,
      personId: AMIRA,
      network: networkOf(AMIRA),
      clock: () => now + 5_000,
    });
    await phone.replica.syncNow();
    expect(phone.replica.now()).toBe(now + 5_000);
  });

  it('a clock that was put back does not make a later word look like an earlier one', async () => {
    const phone = await synced(AMIRA);
    await offline(phone, async () => {
      await phone.replica.dispatch('task.progress', progress);
      now -= 3 * 3_600_000;
      await phone.replica.dispatch('task.progress', { taskId: 't1', spentMinutes: 5 });
    });
    const [first, second] = phone.outbox;
    expect(second?.at).toBeGreaterThanOrEqual(first?.at ?? 0);
  });
});

it('rows that did not change keep their identity, and nobody is called for nothing', async () => {
  const phone = await synced(AMIRA);
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
