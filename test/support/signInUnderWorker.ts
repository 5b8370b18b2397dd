import { type BrowserContext, expect, type Page } from '@playwright/test';

/** Follows a link in a new page, until the service worker controls it and the visit is no longer a first one. */
export async function signInUnderWorker(phone: BrowserContext, origin: string, link: string): Promise<Page> {
  const page = await phone.newPage();
  await page.goto(`${origin}/join${new URL(link).hash}`);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/today/);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  // A first visit looks for no update; any later one does.
  await page.reload();
  return page;
}
