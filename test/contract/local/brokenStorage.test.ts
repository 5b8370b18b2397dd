/** Files of a real Chromium's IndexedDB damaged between two runs, and an upgrade of the database that never ended. */
import {
  closeSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from '@playwright/test';
import { beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { bundlePage, type Files } from '../../support/local/bundlePage.ts';
import { MemoryServer } from '../../support/local/memoryServer.ts';
import { openTab, startPhone, type Tab } from '../../support/local/phone.ts';
import { AMIRA, seedWorkspace, WORKSPACE } from '../../support/local/seedWorkspace.ts';
import { type Served, serveMemory } from '../../support/local/serveMemory.ts';

const PORT = 8531;
const UNSENT = 7;
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
  served = await serveMemory(server, files, PORT, AMIRA);
  profile = await mkdtemp(join(tmpdir(), 'local-broken-'));
  phone = await startPhone(profile);
  onTestFinished(async () => {
    await phone.close();
    await served.stop();
    await rm(profile, { recursive: true, force: true });
  });
});

/** Some of it received, the rest waiting, because the server is away; then the browser is closed. */
async function leaveUnsent(): Promise<void> {
  const tab = await openTab(phone, served.origin, AMIRA);
  await tab.received();
  served.fault = { kind: 'status', status: 503, body: 'down' };
  for (let count = 0; count < UNSENT; count += 1)
    await tab.dispatch('task.progress', { taskId: 't0', spentMinutes: 1 });
  await tab.until((waiting) => seen.status?.waiting === waiting, UNSENT);
  await phone.close();
}

async function reopen(): Promise<Tab> {
  phone = await startPhone(profile);
  return openTab(phone, served.origin, AMIRA);
}

/** Damages the database of the test's origin; the browser is not running. */
function damage(how: (folder: string, names: string[]) => void): void {
  const folder = join(profile, 'Default', 'IndexedDB', `http_localhost_${PORT}.indexeddb.leveldb`);
  how(folder, readdirSync(folder));
}

const DAMAGES: Record<string, (folder: string, names: string[]) => void> = {
  'whose manifest is cut short': (folder, names) => {
    for (const name of names.filter((each) => each.startsWith('MANIFEST')))
      truncateSync(join(folder, name), 5);
  },
  'with bytes changed throughout': (folder, names) => {
    for (const name of names.filter((each) => /MANIFEST|\.ldb$|\.log$/.test(each))) {
      const bytes = readFileSync(join(folder, name));
      for (let at = 8; at < bytes.length; at += 64) bytes[at] = bytes[at]! ^ 0xff;
      writeFileSync(join(folder, name), bytes);
    }
  },
};

describe('a database', () => {
  it.each(Object.entries(DAMAGES))(
    '%s is replaced by a new one, and how much unsent work it took along is said',
    async (_, how) => {
      await leaveUnsent();
      damage(how);
      const tab = await reopen();
      await tab.until(() => seen.status?.trouble === 'was_emptied', undefined);
      expect(await tab.status()).toMatchObject({ lost: UNSENT, waiting: 0 });
      // It works again, and the server has nothing twice.
      expect(await tab.dispatch('task.progress', { taskId: 't1', spentMinutes: 5 })).toMatchObject({
        saved: true,
      });
      served.fault = null;
      await tab.syncNow();
      await expect.poll(() => served.server.applied.length, { timeout: 15_000 }).toBe(1);
      await tab.until(() => seen.rows.task?.length === 3 && seen.outbox.length === 0, undefined);
      await tab.page.evaluate(() => replica.understood());
      await tab.until(() => seen.status?.trouble === null, undefined);
      // And it is kept again.
      await phone.close();
      const again = await reopen();
      await again.received();
      expect(await again.status()).toMatchObject({ trouble: null });
      expect(await again.rows('task')).toMatchObject([{}, { loggedMinutes: 5 }, {}]);
    },
  );

  it('whose log lost its end has the rest, or says that it lost it', async () => {
    await leaveUnsent();
    damage((folder, names) => {
      const log = names.filter((each) => each.endsWith('.log')).map((each) => join(folder, each))[0]!;
      truncateSync(log, Math.floor(statSync(log).size * 0.9));
      const file = openSync(log, 'a');
      writeSync(file, Buffer.alloc(40, 0xff));
      closeSync(file);
    });
    served.fault = null;
    const tab = await reopen();
    await tab.received();
    await tab.until(() => seen.rows.task?.length === 3, undefined);
    const lost = (await tab.status())?.lost;
    const received = served.server.applied.length;
    // Whatever is left is received once, and what is not was said to be lost.
    expect(received + (lost ?? 0)).toBe(UNSENT);
  });

  it('whose files the browser itself can neither read nor delete: it is said at each launch, and everything works', async () => {
    await leaveUnsent();
    damage((folder) => writeFileSync(join(folder, 'CURRENT'), 'nonsense\n'));
    served.fault = null;
    for (let launch = 1; launch <= 2; launch += 1) {
      const tab = await reopen();
      await tab.until(() => seen.rows.task?.length === 3, undefined);
      expect(await tab.status()).toMatchObject({ trouble: 'storage_broken', lost: UNSENT });
      await tab.dispatch('task.progress', { taskId: 't1', spentMinutes: 1 });
      await expect.poll(() => served.server.applied.length, { timeout: 15_000 }).toBe(launch);
      await phone.close();
    }
    phone = await startPhone(profile);
  });

  it('that cannot be opened is given time to be repaired, then given up, and what it took along is said', async () => {
    await leaveUnsent();
    served.fault = null;
    phone = await startPhone(profile);
    // As WebKit does it: nothing opens until somebody deletes it.
    await phone.addInitScript(() => {
      const { open, deleteDatabase } = IDBFactory.prototype;
      IDBFactory.prototype.deleteDatabase = function deleting(name) {
        localStorage.setItem('deleted', name);
        return deleteDatabase.call(this, name);
      };
      IDBFactory.prototype.open = function opening(name, version) {
        if (localStorage.getItem('deleted') === null) throw new DOMException('broken', 'UnknownError');
        return version === undefined ? open.call(this, name) : open.call(this, name, version);
      };
    });
    const troubles: unknown[] = [];
    for (let launch = 1; launch <= 5; launch += 1) {
      const tab = await openTab(phone, served.origin, AMIRA);
      await tab.until(() => seen.rows.task?.length === 3, undefined);
      troubles.push((await tab.status())?.trouble);
      expect(await tab.status()).toMatchObject({ lost: UNSENT });
      await tab.page.close();
    }
    expect(troubles).toEqual([...Array(3).fill('storage_broken'), 'was_emptied', 'was_emptied']);
  });

  it('whose upgrade was interrupted by a dead battery is what it was before', async () => {
    await leaveUnsent();
    phone = await startPhone(profile);
    const page = await phone.newPage();
    await page.goto(served.origin);
    const upgrading = page.evaluate(
      (name) =>
        new Promise<void>((resolve) => {
          const opening = indexedDB.open(name, 1_000);
          opening.onupgradeneeded = () => {
            const outbox = opening.transaction!.objectStore('outbox');
            outbox.clear();
            opening.result.deleteObjectStore('base');
            const added = opening.result.createObjectStore('added', { keyPath: 'n' });
            // As long as there is always a next request, the transaction does not end.
            const more = (n: number): void => {
              added.put({ n, text: 'x'.repeat(1_000) }).onsuccess = () => {
                if (n === 2_000) resolve();
                more(n + 1);
              };
            };
            more(0);
          };
        }),
      `plimsoll/${WORKSPACE}/${AMIRA}`,
    );
    await upgrading;
    await kill(phone, page);
    served.fault = null;
    const tab = await reopen();
    await tab.received();
    expect(served.server.applied).toHaveLength(UNSENT);
    expect(await tab.status()).toMatchObject({ trouble: null, waiting: 0 });
    expect(await tab.rows('task')).toMatchObject([{ loggedMinutes: UNSENT }, {}, {}]);
  });
});

/** Ends the browser as a battery does that runs out. */
async function kill(context: BrowserContext, page: Tab['page']): Promise<void> {
  const gone = new Promise((resolve) => context.once('close', resolve));
  const session = await context.newCDPSession(page);
  // The answer never comes.
  void session.send('Browser.crash').catch(() => undefined);
  await gone;
}
