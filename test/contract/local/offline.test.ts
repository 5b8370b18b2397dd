import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from '@playwright/test';
import { beforeAll, beforeEach, expect, it, onTestFinished } from 'vitest';
import { bundlePage, type Files } from '../../support/local/bundlePage.ts';
import { MemoryServer } from '../../support/local/memoryServer.ts';
import { openTab, startPhone } from '../../support/local/phone.ts';
import { AMIRA, seedWorkspace } from '../../support/local/seedWorkspace.ts';
import { type Served, serveMemory } from '../../support/local/serveMemory.ts';

const PORT = 8530;
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
  profile = await mkdtemp(join(tmpdir(), 'local-offline-'));
  phone = await startPhone(profile);
  onTestFinished(async () => {
    await phone.close();
    await served.stop();
    await rm(profile, { recursive: true, force: true });
  });
});

it('shows what was written before the server knows of it, and receives it exactly once', async () => {
  const tab = await openTab(phone, served.origin, AMIRA);
  await tab.until(() => seen.rows.task?.length === 3, undefined);
  await phone.setOffline(true);
  const done = await tab.dispatch('task.progress', { taskId: 't0', spentMinutes: 60 });
  expect(done).toMatchObject({ saved: true, n: 1 });
  await tab.until(
    () => (seen.rows.task?.[0] as { loggedMinutes?: number } | undefined)?.loggedMinutes === 60,
    undefined,
  );
  expect(await tab.outbox()).toMatchObject([
    { n: 1, state: 'on_phone', touches: expect.arrayContaining(['task:t0']) },
  ]);
  expect(served.server.applied).toEqual([]);
  await phone.setOffline(false);
  await tab.received();
  expect(served.server.applied).toHaveLength(1);
  expect(await tab.sent()).toMatchObject([{ name: 'task.progress' }]);
  expect((await tab.rows('task'))[0]).toMatchObject({ loggedMinutes: 60, status: 'doing' });
});
