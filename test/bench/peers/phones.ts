/** Pages of one contender, each its own device: own origin, own database, own connections, in one Chromium. */
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { requireChromium } from '../../support/chromium.ts';
import { chromiumArgs } from '../../support/chromiumArgs.ts';
import type { Network } from './network.ts';
import type { Look } from './phone.ts';

export interface Phones {
  pages: Page[];
  looks(some?: readonly number[]): Promise<Look[]>;
  /** Takes the page away and loads it again, with nothing in memory; its phone has still to be opened. */
  reload(client: number): Promise<Page>;
  setupOf(client: number): { client: number; entry: unknown };
  stop(): Promise<void>;
}

/** @param entries what the server said to each phone; with a `cookie` where it is to be signed in */
export async function openPhones(
  profile: string,
  network: Network,
  entries: readonly unknown[],
): Promise<Phones> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: requireChromium(),
    // A benchmark that is told to end ends, instead of going on without its browser.
    handleSIGTERM: false,
    args: [...chromiumArgs, '--disable-background-timer-throttling', '--disable-renderer-backgrounding'],
  });
  const pages: Page[] = [];
  for (const [client, entry] of entries.entries()) {
    const page = await loadPhone(context, network.origin(client), client, entry);
    await page.evaluate((setup) => phone.open(setup), { client, entry });
    pages.push(page);
  }
  return {
    pages,
    looks: (some = [...pages.keys()]) =>
      Promise.all(some.map((client) => pages[client]!.evaluate(() => phone.look()))),
    async reload(client) {
      await pages[client]?.close();
      const page = await loadPhone(context, network.origin(client), client, entries[client]);
      pages[client] = page;
      return page;
    },
    setupOf: (client) => ({ client, entry: entries[client] }),
    stop: () => context.close(),
  };
}

async function loadPhone(
  context: BrowserContext,
  origin: string,
  client: number,
  entry: unknown,
): Promise<Page> {
  const [name, value] = cookieOf(entry);
  if (name && value) await context.addCookies([{ name, value, url: origin }]);
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(`phone ${client}: ${error.stack}`));
  await page.goto(origin);
  await page.waitForFunction(() => 'phone' in globalThis);
  return page;
}

const cookieOf = (entry: unknown): string[] =>
  ((entry as { cookie?: string } | null)?.cookie ?? '').split('=');
