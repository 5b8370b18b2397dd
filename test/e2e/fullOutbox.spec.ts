/** A newer version of the app arrives while hundreds of changes wait on a phone: all of them cross it, and are received once. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { UNSENT_FORMAT } from '../../src/local/outbox/writeUnsent.ts';
import { nextBuild } from '../support/local/nextBuild.ts';
import { type BuildServer, serveBuild } from '../support/local/serveBuild.ts';
import { signInUnderWorker } from '../support/signInUnderWorker.ts';
import { SimplePhone } from '../support/simplePhone.ts';
import { type Plimsoll, startPlimsoll } from '../support/startPlimsoll.ts';
import { HttpServer } from '../torture/httpServer.ts';

const DIST = process.env.PLIMSOLL_DIST ?? new URL('../../dist', import.meta.url).pathname;
const PORT = 8539;
/** More than three pushes hold. */
const MANY = 320;

interface Session {
  workspaceId: string;
  personId: string;
}

let plimsoll: Plimsoll;
let next: string;
let server: BuildServer;

test.beforeAll(async () => {
  plimsoll = await startPlimsoll({ args: ['--demo'], links: 3 });
  next = mkdtempSync(join(tmpdir(), 'plimsoll-next-'));
  nextBuild(DIST, next, 'AvailabilityScreen');
  server = await serveBuild(DIST, plimsoll.origin, PORT);
});

test.afterAll(async () => {
  await server.stop();
  await plimsoll.remove();
  rmSync(next, { recursive: true, force: true });
});

test('a full outbox crosses an update of the app', async ({ context }) => {
  const page = await signIn(context);
  const session: Session = await page.evaluate(async () => (await fetch('/v1/session')).json());
  const before = await freshPhone(context, session);
  const taskId = before.ids('task').find((id) => before.get('task', id)?.status === 'open')!;
  const spent = Number(before.get('task', taskId)?.loggedMinutes);
  const uids = Array.from({ length: MANY }, (_, index) => `queued-${index}`);

  await test.step('hundreds of changes wait while the server is away', async () => {
    server.apiDown = true;
    await page.goto(`${server.origin}/outbox`);
    const file = unsent(session, taskId, uids);
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'unsent.json', mimeType: 'application/json', buffer: Buffer.from(file) });
    await expect.poll(() => page.evaluate(queued)).toEqual(uids);
  });

  await test.step('a newer build is installed, and begins with all of them', async () => {
    server.build = next;
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
    await page.getByText('Update ready').locator('..').getByRole('button').first().click();
    await expect(page.locator('script[src*="index-NextOne1"]')).toHaveCount(1);
    expect(await page.evaluate(queued)).toEqual(uids);
    await expect(page.getByRole('link', { name: new RegExp(`${MANY} waiting`) })).toBeVisible();
  });

  await test.step('the server is back: each of them is received, and none twice', async () => {
    server.apiDown = false;
    await expect.poll(() => page.evaluate(queued), { timeout: 60_000 }).toEqual([]);
    const after = await freshPhone(context, session);
    const entries = after.ids('timeEntry').filter((id) => id.startsWith('queued-'));
    expect(entries.sort()).toEqual(uids.map((uid) => `${uid}.0`).sort());
    expect(after.get('task', taskId)?.loggedMinutes).toBe(spent + MANY);
  });
});

async function signIn(phone: BrowserContext): Promise<Page> {
  const page = await signInUnderWorker(phone, server.origin, plimsoll.links[0]!);
  await expect(page.getByRole('link', { name: 'Tasks', exact: true })).toBeVisible();
  return page;
}

/** What the server gives a phone that has nothing, in the name of whoever is signed in here. */
async function freshPhone(context: BrowserContext, { workspaceId, personId }: Session): Promise<SimplePhone> {
  const cookies = await context.cookies(server.origin);
  const asked = new HttpServer(plimsoll.origin);
  asked.cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  asked.workspaceId = workspaceId;
  const phone = new SimplePhone(asked, personId, 'fresh');
  await phone.sync();
  return phone;
}

/** A file as the outbox writes it: a minute of work in each change. */
function unsent({ workspaceId, personId }: Session, taskId: string, uids: readonly string[]): string {
  const at = Date.now();
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Berlin' }).format(at);
  const mutations = uids.map((uid) => ({
    uid,
    s: 1,
    name: 'task.progress',
    args: { taskId, spentMinutes: 1 },
    at,
    day,
  }));
  return JSON.stringify({ format: UNSENT_FORMAT, version: 1, workspaceId, personId, mutations });
}

/** Runs in the page: what waits, in its order, looked at without the app. */
async function queued(): Promise<string[]> {
  const found = (await indexedDB.databases()).find(({ name }) => name?.startsWith('plimsoll/'));
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(found?.name ?? '');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const all = opening.result.transaction('outbox').objectStore('outbox').getAll();
      all.onsuccess = () => {
        opening.result.close();
        resolve(all.result.map(({ uid }) => uid));
      };
    };
  });
}
