/**
 * How long a thousand mutations that were queued offline take until all are received, over loopback: real Chromium and
 * its IndexedDB, the real server and its database. And how many bytes they are on the wire. Then the same with others
 * (`peers/`). A measurement, never a test.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { SessionView } from '../../src/core/api.ts';
import { bundlePage } from '../support/local/bundlePage.ts';
import { startPhone } from '../support/local/phone.ts';
import { servePage } from '../support/local/servePage.ts';
import { startPlimsoll } from '../support/startPlimsoll.ts';
import type { BenchOptions } from './benchOptions.ts';
import type { BenchRow } from './benchRow.ts';
import { coldOpen } from './coldOpen.ts';
import { compare } from './peers/compare.ts';

const QUEUED = 1_000;
const PORT = 8535;

export async function* run(options: BenchOptions): AsyncGenerator<BenchRow[]> {
  if (options.only === undefined) {
    yield await received();
    yield await coldOpen();
  }
  yield* compare(options);
}

async function received(): Promise<BenchRow[]> {
  const plimsoll = await startPlimsoll({ args: ['--demo'], links: 3 });
  const server = await servePage(await bundlePage(), plimsoll.origin, PORT);
  const profile = mkdtempSync(join(tmpdir(), 'plimsoll-bench-'));
  const phone = await startPhone(profile);
  try {
    const page = await phone.newPage();
    await page.goto(server.origin);
    await signIn(page, plimsoll.links[0] ?? '');
    await phone.setOffline(true);
    await queue(page);
    const before = { ...server.traffic };
    await phone.setOffline(false);
    const took = await page.evaluate(untilReceived);
    const { traffic } = server;
    return [
      {
        what: `${QUEUED} queued mutations until all are received, loopback`,
        value: took,
        unit: 'ms',
        bar: 2_000,
      },
      { what: 'the same, bytes sent', value: traffic.sent - before.sent, unit: 'B' },
      { what: 'the same, bytes received', value: traffic.received - before.received, unit: 'B' },
      { what: 'the same, requests', value: traffic.requests - before.requests, unit: '' },
    ];
  } finally {
    await phone.close();
    await server.stop();
    await plimsoll.remove();
    rmSync(profile, { recursive: true, force: true });
  }
}

async function signIn(page: Page, link: string): Promise<void> {
  await page.waitForFunction(() => 'local' in globalThis);
  await page.evaluate(async (token) => {
    const answer = await fetch('/v1/links/redeem', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
    });
    const session = (await answer.json()) as SessionView;
    globalThis.replica = await local.openReplica(session);
    await replica.syncNow();
  }, link.split('#')[1]);
}

/** Progress on the person's own tasks: each a changed task, a time entry and a fresher report. */
async function queue(page: Page): Promise<void> {
  await page.evaluate(async (count) => {
    const tasks = await new Promise<string[]>((resolve) => {
      replica.watch('task', (rows) => {
        const mine = rows.filter((task) => task.assigneeId === replica.personId && task.status === 'open');
        if (mine.length > 0) resolve(mine.map(({ id }) => id));
      });
    });
    for (let index = 0; index < count; index += 1) {
      const taskId = tasks[index % tasks.length] ?? '';
      const done = await replica.dispatch('task.progress', { taskId, spentMinutes: 1 });
      if (!done.saved) throw new Error(done.rejection.message);
    }
  }, QUEUED);
}

/** From asking to sync until nothing waits any more, in the page. */
async function untilReceived(): Promise<number> {
  const start = performance.now();
  void replica.syncNow();
  await new Promise<void>((resolve) => {
    replica.watchOutbox((items) => {
      if (items.length === 0) resolve();
    });
  });
  return Math.round(performance.now() - start);
}
