/**
 * How long the installed app takes from being opened, cold and without a network, until the tank is drawn: real
 * Chromium, the built app through its service worker, 2,000 rows in IndexedDB, the page's processor slowed to a quarter.
 * A measurement, never a test.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { addDays } from '../../src/core/civilDay.ts';
import { create } from '../../src/core/mutation.ts';
import { openDatabase } from '../../src/server/database/openDatabase.ts';
import { nextVersion } from '../../src/server/rows/nextVersion.ts';
import { storeWrites } from '../../src/server/rows/storeWrites.ts';
import { startPhone } from '../support/local/phone.ts';
import { type Plimsoll, startPlimsoll } from '../support/startPlimsoll.ts';
import type { BenchRow } from './benchRow.ts';

const ROWS = 2_000;
const SLOWDOWN = 4;
const OPENINGS = 3;

export async function coldOpen(): Promise<BenchRow[]> {
  const plimsoll = await startPlimsoll({ args: ['--demo'], links: 3 });
  const profile = mkdtempSync(join(tmpdir(), 'plimsoll-bench-'));
  try {
    const rows = await install(plimsoll, profile);
    const times: number[] = [];
    for (let opening = 0; opening < OPENINGS; opening += 1)
      times.push(await openCold(plimsoll.origin, profile));
    return [
      {
        what: `cold offline open with ${rows} rows until the tank is drawn, ${SLOWDOWN} × slower (median of ${OPENINGS})`,
        value: times.sort((a, b) => a - b)[Math.floor(OPENINGS / 2)] ?? 0,
        unit: 'ms',
        bar: 1_500,
      },
    ];
  } finally {
    await plimsoll.remove();
    rmSync(profile, { recursive: true, force: true });
  }
}

/** @returns how many rows the phone then holds */
async function install(plimsoll: Plimsoll, profile: string): Promise<number> {
  const phone = await startPhone(profile);
  const page = await phone.newPage();
  await page.goto(plimsoll.links[0] ?? '');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(/today/);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  const session = (await (await page.request.get(`${plimsoll.origin}/v1/session`)).json()) as Session;
  await plimsoll.stop();
  await giveWork(plimsoll.databaseUrl, session);
  await plimsoll.restart();
  await page.reload();
  const rows = await settled(page, `plimsoll/${session.workspaceId}/${session.personId}`);
  await phone.close();
  return rows;
}

interface Session {
  workspaceId: string;
  personId: string;
}

async function giveWork(url: string, { workspaceId, personId }: Session): Promise<void> {
  const database = await openDatabase(url);
  const at = Date.now();
  const today = new Date(at).toISOString().slice(0, 10);
  await database.write(async (trx) => {
    const project = await trx
      .selectFrom('project')
      .select('id')
      .where('ws', '=', workspaceId)
      .limit(1)
      .executeTakeFirstOrThrow();
    const ver = await nextVersion(trx, workspaceId);
    const tasks = Array.from({ length: ROWS }, (_, index) =>
      create('task', {
        id: `bench-${index}`,
        title: `Task ${index} of a long list`,
        type: '',
        projectId: project.id,
        teamId: null,
        assigneeId: personId,
        status: 'open',
        priority: 3,
        estimateMinutes: 30 + (index % 8) * 30,
        remainingMinutes: null,
        loggedMinutes: 0,
        start: null,
        due: addDays(today, index % 90),
        doneOn: null,
        skillIds: [],
        afterIds: [],
        sourceKey: null,
      }),
    );
    await storeWrites(trx, { workspaceId, ver, today, at }, tasks);
  });
  await database.close();
}

/** Waits until the rows are in the database of the device, and counts them. */
async function settled(page: Page, database: string): Promise<number> {
  for (;;) {
    const rows = await page.evaluate(
      (name) =>
        new Promise<number>((resolve, reject) => {
          const open = indexedDB.open(name);
          open.onerror = () => reject(open.error);
          open.onsuccess = () => {
            const count = open.result.transaction('base').objectStore('base').count();
            count.onsuccess = () => {
              open.result.close();
              resolve(count.result);
            };
          };
        }),
      database,
    );
    if (rows >= ROWS) return rows;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** From the beginning of the navigation, by the page's own clock. */
async function openCold(origin: string, profile: string): Promise<number> {
  const phone: BrowserContext = await startPhone(profile);
  try {
    await phone.setOffline(true);
    const page = await phone.newPage();
    const slow = await phone.newCDPSession(page);
    await slow.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
    await page.goto(`${origin}/today`, { waitUntil: 'commit' });
    const drawn = await page.waitForFunction(
      () => document.querySelector('section [role="img"][aria-label]') && performance.now(),
      undefined,
      { polling: 'raf', timeout: 60_000 },
    );
    return Math.round(Number(await drawn.jsonValue()));
  } finally {
    await phone.close();
  }
}
