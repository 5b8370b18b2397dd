/** A member's phone in the demo workspace, for tests that begin where they are signed in. */
import { type BrowserContext, expect, type Page } from '@playwright/test';
import type { Plimsoll } from './startPlimsoll.ts';

export const MEMBER = 0;
export const LEAD = 1;
export const MANAGER = 2;

/** Opens a sign-in link, presses its one button, and waits until the app is there without network too. */
export async function signIn(context: BrowserContext, plimsoll: Plimsoll, who: number): Promise<Page> {
  const page = await context.newPage();
  await page.goto(plimsoll.links[who]!);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/\/(today|load)$/);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  return page;
}

/** The phone is switched off and on again: a new page with nothing in memory. */
export async function openCold(page: Page, path: string): Promise<Page> {
  const { origin } = new URL(page.url());
  const context = page.context();
  await page.close();
  const next = await context.newPage();
  await next.goto(`${origin}${path}`);
  return next;
}

/** What the content policy refused on this page, from now on. */
export async function refusedByPolicy(page: Page): Promise<string[]> {
  const refused: string[] = [];
  await page.exposeFunction('refusedByPolicy', (directive: string) => refused.push(directive));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, sourceFile }) => {
      const tell = (globalThis as unknown as { refusedByPolicy: (what: string) => void }).refusedByPolicy;
      tell(`${violatedDirective} ${sourceFile}`);
    });
  });
  return refused;
}
