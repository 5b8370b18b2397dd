/** What a browser keeps of the server's answers: nothing, neither while someone uses it nor after they have left. */
import { expect, type Page, test } from '@playwright/test';
import { MEMBER } from '../support/memberPhone.ts';
import { signInUnderWorker } from '../support/signInUnderWorker.ts';
import { type Plimsoll, startPlimsoll } from '../support/startPlimsoll.ts';

let plimsoll: Plimsoll;
test.beforeAll(async () => {
  plimsoll = await startPlimsoll({ args: ['--demo'], links: 3 });
});
test.afterAll(() => plimsoll.remove());

const keptIn = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const kept: string[] = [];
    for (const name of await caches.keys())
      for (const { url } of await (await caches.open(name)).keys()) kept.push(new URL(url).pathname);
    return kept;
  });

test('no answer of the server is kept by the worker, and after signing out nothing is', async ({
  browser,
}) => {
  const phone = await browser.newContext();
  const page = await signInUnderWorker(phone, plimsoll.origin, plimsoll.links[MEMBER]!);
  const asked = new Set<string>();
  page.on('request', (request) => asked.add(new URL(request.url()).pathname));

  await test.step('while it is used', async () => {
    for (const path of ['/load', '/tasks', '/availability', '/flags', '/outbox', '/me']) {
      await page.goto(`${plimsoll.origin}${path}`);
      await expect(page.getByRole('main')).toBeVisible();
    }
    // Whatever a page asks itself goes through the worker, and some of it here is asked by hand.
    await page.evaluate(async () => {
      const { workspaceId } = await (await fetch('/v1/session')).json();
      for (const path of ['devices', 'directory', 'load'])
        await (await fetch(`/v1/w/${workspaceId}/${path}`)).text();
      await fetch('/healthz');
    });
    expect([...asked].filter((path) => path.startsWith('/v1/')).length).toBeGreaterThan(3);
    const kept = await keptIn(page);
    expect(kept).toContain('/index.html');
    expect(kept.filter((path) => path.startsWith('/v1') || path === '/healthz')).toEqual([]);
  });

  await test.step('after signing out', async () => {
    await page.goto(`${plimsoll.origin}/me`);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click();
    await expect(page).toHaveURL(/sign-in/);
    await expect.poll(() => keptIn(page)).toEqual([]);
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(
      0,
    );
    // The sign-in screen has asked for a passkey by now, which this browser alone may answer; it says nothing of who was here.
    const left = (await phone.cookies()).map(({ name }) => name);
    expect(left.filter((name) => name !== 'plimsoll-way')).toEqual([]);
  });
});
