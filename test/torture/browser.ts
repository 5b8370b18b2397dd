/**
 * Chromium killed while its person writes, in the built app without a server, so that everything lives on the phone. What
 * said *On this phone* is in the outbox when it opens again, and shown; when the server is back, it has each of them once.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, type Page } from '@playwright/test';
import { type Chance, makeChance } from '../../src/server/demo/chance.ts';
import { MEMBER, signIn } from '../support/memberPhone.ts';
import { SimplePhone } from '../support/simplePhone.ts';
import type { Plimsoll } from '../support/startPlimsoll.ts';
import { startBrowser } from './browserProcess.ts';
import { makeHome } from './databaseHome.ts';
import { HttpServer } from './httpServer.ts';
import { queuedTitles } from './queuedTitles.ts';
import { startDemo } from './startDemo.ts';
import type { TortureOptions } from './tortureOptions.ts';
import type { TortureResult } from './tortureResult.ts';

/** Longest that a life goes on after something was said to be kept in it (ms). */
const LONGEST_LIFE = 1_500;
const PATIENCE_MS = 60_000;

/** What was written, and what the screen said of it. */
interface Written {
  titles: string[];
  said: Set<string>;
}

export async function run(options: Omit<TortureOptions, 'synchronous' | 'json'>): Promise<TortureResult> {
  const { faults, seed } = options;
  if (
    spawnSync(process.execPath, ['src/launch.mjs', 'build', '--if-stale'], { stdio: ['ignore', 2, 2] })
      .status !== 0
  )
    throw new Error('the app could not be built');
  const chance = makeChance(seed);
  const profile = mkdtempSync(join(tmpdir(), 'plimsoll-profile-'));
  const home = options.postgres ? await makeHome(options, profile) : undefined;
  if (typeof home === 'string') return { what: 'browser', seed, figures: {}, wrong: [], skipped: home };
  let plimsoll: Plimsoll | undefined;
  try {
    plimsoll = await startDemo(await home?.fresh());
    await install(profile, plimsoll);
    await plimsoll.stop();
    const written: Written = { titles: [], said: new Set() };
    const wrong: string[] = [];
    for (let kill = 0; kill < faults; kill += 1)
      wrong.push(...(await oneLife(profile, plimsoll, written, chance)));
    const received = await sendAll(profile, plimsoll, written, wrong);
    const count = (title: string): number => received.filter((each) => each === title).length;
    const said = [...written.said];
    const lost = said.filter((title) => count(title) === 0);
    const doubled = written.titles.filter((title) => count(title) > 1);
    return {
      what: `kill -9 of Chromium while someone writes without a server${home ? `, which is on ${home.name}` : ''}`,
      seed,
      figures: {
        kills: faults,
        written: written.titles.length,
        'said On this phone': said.length,
        'received once': said.filter((title) => count(title) === 1).length,
        lost: lost.length,
        doubled: doubled.length,
      },
      wrong: [
        ...wrong,
        ...lost.map((title) => `${title} was never received`),
        ...doubled.map((title) => `${title} was received ${count(title)} times`),
      ],
    };
  } finally {
    await plimsoll?.remove();
    home?.remove();
    rmSync(profile, { recursive: true, force: true });
  }
}

/** Signs in, waits until the app is there without network too, and closes the browser as people do. */
async function install(profile: string, plimsoll: Plimsoll): Promise<void> {
  const browser = await startBrowser(profile);
  try {
    const page = await signIn(browser.context, plimsoll, MEMBER);
    await page.goto(`${plimsoll.origin}/tasks`);
    await expect(page.getByRole('link', { name: 'New task' })).toBeVisible();
    await browser.close();
  } finally {
    await browser.kill();
  }
}

/** Looks for what the lives before have said, writes, and dies. @returns what is missing */
async function oneLife(
  profile: string,
  { origin }: Plimsoll,
  written: Written,
  chance: Chance,
): Promise<string[]> {
  const browser = await startBrowser(profile);
  try {
    const page = await browser.context.newPage();
    const missing = await look(page, origin, written);
    let someSaid = (): void => undefined;
    const first = new Promise<void>((resolve) => {
      someSaid = resolve;
    });
    let dying = false;
    const writing = write(page, origin, written, someSaid).catch((error: Error) => {
      if (!dying) throw error;
    });
    await Promise.race([first, writing]);
    // Often right away: that is when a promise too early would show.
    await wait(chance.next() < 0.3 ? 0 : chance.between(0, LONGEST_LIFE));
    dying = true;
    await browser.kill();
    await writing;
    return missing;
  } finally {
    await browser.kill();
  }
}

/** What was said must be queued, and must be shown. */
async function look(page: Page, origin: string, { said }: Written): Promise<string[]> {
  await page.goto(`${origin}/tasks`);
  await expect(page.getByRole('link', { name: 'New task' })).toBeVisible({ timeout: PATIENCE_MS });
  const queued = await page.evaluate(queuedTitles);
  const notQueued = [...said].filter((title) => !queued.includes(title));
  // The list is drawn a moment later than its frame.
  const last = [...said].at(-1);
  if (last !== undefined && queued.includes(last))
    await expect(page.getByRole('link', { name: last })).toBeVisible({ timeout: PATIENCE_MS });
  const shown = await page.getByRole('main').innerText();
  const notShown = [...said].filter((title) => queued.includes(title) && !shown.includes(title));
  return [
    ...notQueued.map((title) => `${title} said it was on this phone, and is not`),
    ...notShown.map((title) => `${title} is on this phone and not shown`),
  ];
}

async function write(page: Page, origin: string, written: Written, someSaid: () => void): Promise<never> {
  for (;;) {
    const title = `Written ${String(written.titles.length + 1).padStart(4, '0')}`;
    await page.getByRole('link', { name: 'New task' }).click();
    await page.getByLabel('What is it?').fill(title);
    // From here on it may be kept, whether or not anyone hears of it.
    written.titles.push(title);
    await page.getByRole('button', { name: 'Add task' }).click();
    await page.waitForFunction(
      (wanted) =>
        [...document.querySelectorAll('main a')].some(
          ({ textContent }) => textContent?.includes(wanted) && textContent.includes('On this phone'),
        ),
      title,
      { timeout: PATIENCE_MS, polling: 20 },
    );
    written.said.add(title);
    someSaid();
    if (!page.url().startsWith(origin)) throw new Error(`it went to ${page.url()}`);
  }
}

/** Once more without a server, then with it. @returns titles of all tasks that a phone with nothing is given in the same name */
async function sendAll(
  profile: string,
  plimsoll: Plimsoll,
  written: Written,
  wrong: string[],
): Promise<string[]> {
  const browser = await startBrowser(profile);
  try {
    const page = await browser.context.newPage();
    wrong.push(...(await look(page, plimsoll.origin, written)));
    await plimsoll.restart();
    await page.goto(`${plimsoll.origin}/outbox`);
    await expect.poll(() => page.evaluate(queuedTitles), { timeout: PATIENCE_MS }).toEqual([]);
    const cookies = await browser.context.cookies(plimsoll.origin);
    const server = new HttpServer(plimsoll.origin);
    server.cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const session = await page.evaluate(async () => (await fetch('/v1/session')).json());
    server.workspaceId = session.workspaceId;
    const fresh = new SimplePhone(server, session.personId, 'fresh');
    await fresh.sync();
    return fresh.ids('task').map((id) => String(fresh.get('task', id)?.title));
  } finally {
    await browser.kill();
  }
}
