/** The replica in a real Chromium, over real IndexedDB, with the network and the storage taken away from it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from '@playwright/test';
import { beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { patch } from '../../../src/core/mutation.ts';
import { freePort } from '../../support/freePort.ts';
import { bundlePage, type Files } from '../../support/local/bundlePage.ts';
import { MemoryServer } from '../../support/local/memoryServer.ts';
import { openReplicaIn, openTab, startPhone, Tab } from '../../support/local/phone.ts';
import { AMIRA, seedTasks, seedWorkspace, WORKSPACE } from '../../support/local/seedWorkspace.ts';
import { type Served, serveMemory } from '../../support/local/serveMemory.ts';

let files: Files;
let served: Served;
let profile: string;
let phone: BrowserContext;

beforeAll(async () => {
  files = await bundlePage();
});

beforeEach(async () => {
  const server = new MemoryServer();
  seedWorkspace(server);
  served = await serveMemory(server, files, await freePort(), AMIRA);
  profile = await mkdtemp(join(tmpdir(), 'local-offline-'));
  phone = await startPhone(profile);
  onTestFinished(async () => {
    await phone.close();
    await served.stop();
    await rm(profile, { recursive: true, force: true });
  });
});

const progress = (taskId: string, spentMinutes = 60) => ({ taskId, spentMinutes });
const logged = (minutes: number): boolean =>
  (seen.rows.task?.[0] as { loggedMinutes?: number } | undefined)?.loggedMinutes === minutes;

describe('offline', () => {
  it('shows what was written before the server knows of it, and it is received exactly once', async () => {
    const tab = await openTab(phone, served.origin, AMIRA);
    await tab.until(() => seen.rows.task?.length === 3, undefined);
    await phone.setOffline(true);
    const done = await tab.dispatch('task.progress', progress('t0'));
    expect(done).toMatchObject({ saved: true, n: 1 });
    await tab.until(logged, 60);
    // Each attempt says for a moment that it is on its way.
    await expect
      .poll(() => tab.outbox())
      .toMatchObject([{ n: 1, state: 'on_phone', touches: expect.arrayContaining(['task:t0']) }]);
    expect(served.server.applied).toEqual([]);
    await phone.setOffline(false);
    await tab.received();
    expect(served.server.applied).toHaveLength(1);
    expect(await tab.sent()).toMatchObject([{ name: 'task.progress' }]);
    expect((await tab.rows('task'))[0]).toMatchObject({ loggedMinutes: 60, status: 'doing' });
  });

  it('a network that is back has the pokes listened to again at once, not when the browser would retry', async () => {
    const tab = await openTab(phone, served.origin, AMIRA);
    await tab.received();
    await served.stop();
    const opened = await tab.page.evaluate(() => {
      let count = 0;
      globalThis.EventSource = class extends EventSource {
        constructor(url: string | URL) {
          super(url);
          count += 1;
        }
      };
      dispatchEvent(new Event('online'));
      return count;
    });
    expect(opened).toBe(1);
    await served.start();
  });

  it('a server that was stopped and comes back gets everything, without anyone asking', async () => {
    const tab = await openTab(phone, served.origin, AMIRA);
    await tab.received();
    await served.stop();
    for (const task of ['t0', 't1', 't2']) await tab.dispatch('task.progress', progress(task));
    await tab.until(() => seen.status?.reachable === false, undefined);
    await served.start();
    await tab.received();
    expect(served.server.applied.map(({ args }) => (args as { taskId: string }).taskId)).toEqual([
      't0',
      't1',
      't2',
    ]);
  });

  it('a queue of hundreds is played again over every answer, and no transaction is lost over it', async () => {
    const tab = await openTab(phone, served.origin, AMIRA);
    await tab.received();
    await phone.setOffline(true);
    const failures: string[] = [];
    tab.page.on('pageerror', (error) => failures.push(error.message));
    await tab.page.evaluate(async () => {
      for (let count = 0; count < 250; count += 1)
        await replica.dispatch('task.progress', { taskId: `t${count % 3}`, spentMinutes: 1 });
    });
    await phone.setOffline(false);
    await tab.until(() => seen.sent.length === 250, undefined, 30_000);
    expect(failures).toEqual([]);
    expect(served.server.applied).toHaveLength(250);
    expect((await tab.rows('task')).map(({ loggedMinutes }) => loggedMinutes)).toEqual([84, 83, 83]);
  });

  it('a browser that is killed right after a write has it when it opens again', async () => {
    const tab = await openTab(phone, served.origin, AMIRA);
    await tab.received();
    served.fault = { kind: 'status', status: 503, body: 'down' };
    await tab.dispatch('task.progress', progress('t0'));
    await kill(phone);
    phone = await startPhone(profile);
    const again = await openTab(phone, served.origin, AMIRA);
    await again.until(() => seen.outbox.length === 1, undefined);
    await again.until(logged, 60);
    expect(await again.status()).toMatchObject({ waiting: 1, trouble: 'server_trouble' });
    served.fault = null;
    await again.received();
    expect(served.server.applied).toHaveLength(1);
  });
});

/** Ends the browser as a battery does that runs out: nothing gets to say goodbye. */
async function kill(context: BrowserContext): Promise<void> {
  const [page] = context.pages();
  if (!page) throw new Error('there is no page to crash from');
  const gone = new Promise((resolve) => context.once('close', resolve));
  const session = await context.newCDPSession(page);
  // The answer never comes.
  void session.send('Browser.crash').catch(() => undefined);
  await gone;
}

describe('two tabs', () => {
  it('show each other’s writes at once, and send them as one client, in order, once', async () => {
    const one = await openTab(phone, served.origin, AMIRA);
    const two = await openTab(phone, served.origin, AMIRA);
    await one.received();
    await two.received();
    for (let minutes = 1; minutes <= 10; minutes += 1) {
      await (minutes % 2 ? one : two).dispatch('task.progress', progress('t0', minutes));
    }
    await expect.poll(() => served.server.applied.length).toBe(10);
    await one.until(logged, 55);
    await two.until(logged, 55);
    const { applied } = served.server;
    expect(applied.map(({ args }) => (args as { spentMinutes: number }).spentMinutes)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
    ]);
    expect(new Set(applied.map(({ client }) => client)).size).toBe(1);
  });

  it('one that opens while the other writes and syncs shows what there is', async () => {
    const one = await openTab(phone, served.origin, AMIRA);
    await one.received();
    const two = await phone.newPage();
    for (let turn = 1; turn <= 8; turn += 1) {
      const writing = one.page.evaluate(async () => {
        for (let count = 0; count < 5; count += 1)
          await replica.dispatch('task.progress', { taskId: 't0', spentMinutes: 1 });
      });
      await two.goto(served.origin);
      await openReplicaIn(two, AMIRA);
      await writing;
      await new Tab(two).until((sent) => seen.sent.length === sent && seen.outbox.length === 0, turn * 5);
      await new Tab(two).until(logged, turn * 5);
      expect(await two.evaluate(() => seen.status)).toMatchObject({ waiting: 0 });
    }
  });

  it('a poke brings another person’s change to both', async () => {
    const one = await openTab(phone, served.origin, AMIRA);
    const two = await openTab(phone, served.origin, AMIRA);
    await one.received();
    await two.received();
    served.server.write([patch('task', 't0', { title: 'Poked' })]);
    served.poke();
    const shown = (title: string): boolean =>
      (seen.rows.task?.[0] as { title?: string } | undefined)?.title === title;
    await one.until(shown, 'Poked');
    await two.until(shown, 'Poked');
  });

  it('wiping in one ends the other, and leaves nothing behind', async () => {
    const one = await openTab(phone, served.origin, AMIRA);
    const two = await openTab(phone, served.origin, AMIRA);
    await one.received();
    await two.received();
    await one.page.evaluate(() => replica.wipe());
    await expect
      .poll(() => two.page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name)))
      .not.toContain(`plimsoll/${WORKSPACE}/${AMIRA}`);
    expect(
      await two.page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('plimsoll.'))),
    ).toEqual([]);
    await expect(two.dispatch('task.progress', progress('t0'))).rejects.toThrow();
  });
});

describe('storage', () => {
  it('runs full: it is said, and reading, writing and sending go on', async () => {
    seedTasks(served.server, 3_000);
    const page = await phone.newPage();
    const session = await phone.newCDPSession(page);
    // Engines give room back late, so that after this not even a small write succeeds.
    await session.send('Storage.overrideQuotaForOrigin', { origin: served.origin, quotaSize: 400_000 });
    await page.goto(served.origin);
    await openReplicaIn(page, AMIRA);
    const tab = new Tab(page);
    const said = (): boolean =>
      seen.status?.trouble === 'storage_full' || seen.status?.trouble === 'storage_broken';
    await tab.until(() => seen.rows.task?.length === 3_003, undefined, 30_000);
    expect(await page.evaluate(said)).toBe(true);
    await phone.setOffline(true);
    expect(await tab.dispatch('task.progress', progress('t0'))).toMatchObject({ saved: true });
    await tab.until(logged, 60);
    await phone.setOffline(false);
    await tab.received();
    expect(served.server.applied).toHaveLength(1);
    // Room again: the next launch keeps everything as if nothing had been.
    await session.send('Storage.overrideQuotaForOrigin', { origin: served.origin });
    await page.reload();
    await openReplicaIn(page, AMIRA);
    await tab.until(
      () => seen.rows.task?.length === 3_003 && seen.status?.trouble === null,
      undefined,
      30_000,
    );
    expect(await tab.dispatch('task.progress', progress('t1', 5))).toMatchObject({ saved: true });
    await expect.poll(() => served.server.applied.length).toBe(2);
  });

  it('deleted under the app: it says so, goes on writing, and has everything again after a sync', async () => {
    const tab = await openTab(phone, served.origin, AMIRA);
    await tab.received();
    served.fault = { kind: 'status', status: 503, body: 'down' };
    await tab.dispatch('task.progress', progress('t0'));
    await tab.until(() => seen.status?.waiting === 1, undefined);
    await tab.page.evaluate(
      (name) =>
        new Promise<void>((resolve, reject) => {
          const request = indexedDB.deleteDatabase(name);
          request.onsuccess = () => resolve();
          request.onerror = () => reject(request.error);
        }),
      `plimsoll/${WORKSPACE}/${AMIRA}`,
    );
    await tab.until(() => seen.status?.trouble === 'was_emptied', undefined);
    expect(await tab.dispatch('task.progress', progress('t1', 5))).toMatchObject({ saved: true, n: 1 });
    served.fault = null;
    await expect.poll(() => served.server.applied.length).toBe(1);
    await tab.until(() => seen.rows.task?.length === 3, undefined);
    expect(served.server.applied).toMatchObject([{ args: progress('t1', 5) }]);
    expect(await tab.status()).toMatchObject({ trouble: 'was_emptied' });
  });

  it('that cannot be opened: it is said, and everything works until the page is closed', async () => {
    const page = await phone.newPage();
    await page.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('the disk is broken', 'UnknownError');
      };
    });
    await page.goto(served.origin);
    await openReplicaIn(page, AMIRA);
    await page.waitForFunction(
      () => seen.rows.task?.length === 3 && seen.status?.trouble === 'storage_broken',
    );
    await page.evaluate(() => replica.dispatch('task.progress', { taskId: 't0', spentMinutes: 60 }));
    await expect.poll(() => served.server.applied.length).toBe(1);
  });

  it('whose connection is lost, as on a phone that wakes up, is opened again and nothing is missed', async () => {
    const tab = await openTab(phone, served.origin, AMIRA);
    await tab.received();
    await tab.page.evaluate(() => {
      // The next transaction finds its connection gone, as WebKit leaves it on resume.
      const { transaction } = IDBDatabase.prototype;
      IDBDatabase.prototype.transaction = function lost() {
        IDBDatabase.prototype.transaction = transaction;
        this.close();
        throw new DOMException(
          'Connection to Indexed Database server lost. Refresh the page to try again',
          'UnknownError',
        );
      };
    });
    expect(await tab.dispatch('task.progress', progress('t0'))).toMatchObject({ saved: true, n: 1 });
    await tab.until(logged, 60);
    await tab.received();
    served.server.write([patch('task', 't1', { title: 'Still live' })]);
    served.poke();
    await tab.until(
      () => seen.rows.task?.some((row) => (row as { title?: string }).title === 'Still live') ?? false,
      undefined,
    );
    expect(served.server.applied).toHaveLength(1);
  });
});
