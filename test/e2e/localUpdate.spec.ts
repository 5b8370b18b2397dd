/** A newer version of the app arrives while a phone holds unsent work: it asks, it loses nothing, and the old page goes on. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { SYNC_TAG } from '../../sw/messages.ts';
import { nextBuild } from '../support/local/nextBuild.ts';
import { type BuildServer, serveBuild } from '../support/local/serveBuild.ts';
import { signInUnderWorker } from '../support/signInUnderWorker.ts';
import { type Plimsoll, startPlimsoll } from '../support/startPlimsoll.ts';

const DIST = process.env.PLIMSOLL_DIST ?? new URL('../../dist', import.meta.url).pathname;
const PORT = 8537;

let plimsoll: Plimsoll;
let next: string;
let server: BuildServer;
let oldScreen: string;

test.beforeAll(async () => {
  plimsoll = await startPlimsoll({ args: ['--demo'], links: 3 });
  next = mkdtempSync(join(tmpdir(), 'plimsoll-next-'));
  oldScreen = nextBuild(DIST, next, 'AvailabilityScreen');
  server = await serveBuild(DIST, plimsoll.origin, PORT);
});

test.afterAll(async () => {
  await server.stop();
  await plimsoll.remove();
  rmSync(next, { recursive: true, force: true });
});

/** Violations of the content policy, in every page of the phone. */
function violationsOf(phone: BrowserContext): string[] {
  const found: string[] = [];
  phone.on('console', (message) => {
    if (/Content Security Policy|TrustedScriptURL|Trusted Type/i.test(message.text()))
      found.push(message.text());
  });
  return found;
}

const signIn = (phone: BrowserContext): Promise<Page> =>
  signInUnderWorker(phone, server.origin, plimsoll.links[0]!);

/** So that a reload can be told from none. */
const mark = (page: Page): Promise<void> =>
  page.evaluate(() => void Object.assign(globalThis, { marked: true }));
const marked = (page: Page): Promise<boolean> => page.evaluate(() => 'marked' in globalThis);

/** Mutations in the outbox of this origin, looked at without the app. */
async function countQueued(): Promise<number> {
  const found = (await indexedDB.databases()).find(({ name }) => name?.startsWith('plimsoll/'));
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(found?.name ?? '');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const count = opening.result.transaction('outbox').objectStore('outbox').count();
      count.onsuccess = () => {
        opening.result.close();
        resolve(count.result);
      };
    };
  });
}

test('an update asks, and unsent work crosses it', async ({ context }) => {
  const violations = violationsOf(context);
  const page = await signIn(context);
  const other = await context.newPage();
  await other.goto(`${server.origin}/today`);
  await expect(other.getByRole('link', { name: 'Tasks', exact: true })).toBeVisible();

  await test.step('a report is written while the server is away', async () => {
    server.apiDown = true;
    await page.getByRole('link', { name: 'Tasks', exact: true }).click();
    await page
      .getByRole('button', { name: /^Done: / })
      .first()
      .click();
    await mark(page);
    await mark(other);
  });

  await test.step('a newer build lies ready, and nothing reloads by itself', async () => {
    server.build = next;
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
    await expect(page.getByText('Update ready')).toBeVisible();
    expect(await marked(page)).toBe(true);
  });

  await test.step('the page that asked reloads into the new build with its unsent work', async () => {
    await page.getByText('Update ready').locator('..').getByRole('button').first().click();
    await expect.poll(() => marked(page).catch(() => true)).toBe(false);
    await page.goto(`${server.origin}/outbox`);
    await expect(page.getByText('On this phone').first()).toBeVisible();
    await expect(page.locator('script[src*="index-NextOne1"]')).toHaveCount(1);
  });

  await test.step('the other page goes on with its own build, whose files are kept', async () => {
    expect(await marked(other)).toBe(true);
    await context.setOffline(true);
    await other.getByRole('link', { name: 'Availability', exact: true }).click();
    await expect(other).toHaveURL(/availability/);
    expect(await other.evaluate((path) => fetch(path).then(({ ok }) => ok), oldScreen)).toBe(true);
    await context.setOffline(false);
  });

  await test.step('and when the server is back, all is received', async () => {
    server.apiDown = false;
    await expect(page.getByText('On this phone')).toHaveCount(0, { timeout: 30_000 });
    // What is on its way no longer says so either; it is received once it has left the outbox.
    await expect.poll(() => page.evaluate(countQueued)).toBe(0);
  });

  await test.step('with the app closed, the worker sends what waits', async () => {
    const session = await context.newCDPSession(page);
    const registered = new Promise<string>((resolve) => {
      session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
        if (registrations[0]) resolve(registrations[0].registrationId);
      });
    });
    await session.send('ServiceWorker.enable');
    const registrationId = await registered;
    await other.close();
    await page.goto(`${server.origin}/today`);
    server.apiDown = true;
    await page.getByRole('button', { name: 'Still right' }).click();
    await expect(page.getByRole('link', { name: /1 waiting/ })).toBeVisible();
    await page.goto(`${server.origin}/healthz`);
    expect(await page.evaluate(countQueued)).toBe(1);
    server.apiDown = false;
    await session.send('ServiceWorker.dispatchSyncEvent', {
      origin: server.origin,
      registrationId,
      tag: SYNC_TAG,
      lastChance: false,
    });
    // No page of the app is open, so it is the worker that empties the outbox.
    await expect.poll(() => page.evaluate(countQueued)).toBe(0);
    await page.goto(`${server.origin}/outbox`);
    await expect(page.getByText('Still right').first()).toBeVisible();
    await expect(page.getByText('On this phone')).toHaveCount(0);
  });

  await test.step('the API was never kept, and the content policy never broken', async () => {
    const kept = await page.evaluate(async () => {
      const urls: string[] = [];
      for (const name of await caches.keys())
        for (const request of await (await caches.open(name)).keys())
          urls.push(new URL(request.url).pathname);
      return urls;
    });
    expect(kept.length).toBeGreaterThan(20);
    expect(kept.filter((path) => path.startsWith('/v1'))).toEqual([]);
    expect(violations).toEqual([]);
  });
});
