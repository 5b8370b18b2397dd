/** People who come in by a link that was printed, each in a browser of their own. */
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  expect,
  type Page,
} from '@playwright/test';

export interface Visitor {
  context: BrowserContext;
  page: Page;
}

/** Opens a sign-in link in a fresh browser and presses its one button. */
export async function visitor(
  browser: Browser,
  link: string,
  options: BrowserContextOptions = {},
): Promise<Visitor> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await page.goto(link);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).not.toHaveURL(/join/);
  await expect(page.getByRole('navigation')).toBeVisible();
  return { context, page };
}

/** Waits until the worker holds the app: from then on it opens without the network. */
export async function installed(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
}
