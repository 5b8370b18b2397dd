import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { type BrowserContext, chromium } from '@playwright/test';
import { requireChromium } from '../support/chromium.ts';
import { chromiumArgs } from '../support/chromiumArgs.ts';

export interface BrowserProcess {
  /** The profile on disk, as whoever holds the phone sees it. */
  context: BrowserContext;
  /** SIGKILL to all of its processes at once. */
  kill: () => Promise<void>;
  /** As its menu would, so that everything it still had in mind reaches the disk. */
  close: () => Promise<void>;
}

/** A Chromium of our own in a process group of its own: one that Playwright starts cannot be killed as a whole. */
export async function startBrowser(profile: string): Promise<BrowserProcess> {
  const args = ['--headless', '--remote-debugging-port=0', `--user-data-dir=${profile}`, '--lang=en-GB'];
  const child = spawn(requireChromium(), [...args, ...chromiumArgs, 'about:blank'], {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(child, 'exit');
  const kill = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    process.kill(-child.pid!, 'SIGKILL');
    await ended;
  };
  try {
    const browser = await chromium.connectOverCDP(await endpoint(child));
    const [context] = browser.contexts();
    if (!context) throw new Error('Chromium has no profile open');
    const close = async (): Promise<void> => {
      const session = await browser.newBrowserCDPSession();
      await Promise.all([ended, session.send('Browser.close').catch(goneAlready)]);
    };
    return { context, kill, close };
  } catch (error) {
    await kill();
    throw error;
  }
}

/** The answer to "close" may be lost in the closing. */
const goneAlready = (): undefined => undefined;

async function endpoint({ stderr }: ChildProcess): Promise<string> {
  let said = '';
  for await (const line of createInterface({ input: stderr! })) {
    said += `${line}\n`;
    const found = /^DevTools listening on (ws:\S+)/.exec(line)?.[1];
    if (!found) continue;
    // Nobody reads the rest, and a full pipe would hold it up.
    stderr!.resume();
    return found;
  }
  throw new Error(`Chromium did not start:\n${said}`);
}
