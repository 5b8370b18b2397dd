/** One contender's server, network and phones, from nothing, and gone afterwards. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { bundlePage, type Files } from '../../support/local/bundlePage.ts';
import type { BenchTask } from './benchTask.ts';
import type { Contender } from './contender.ts';
import { makeNetwork, type Network } from './network.ts';
import type { Look } from './phone.ts';
import { openPhones, type Phones } from './phones.ts';
import { type RunningServer, startServer } from './startServer.ts';

export interface World {
  contender: Contender;
  server: RunningServer;
  network: Network;
  phones: Phones;
  /** What the server keeps. */
  folder: string;
  /**
   * Until these phones, or all, look as wanted.
   * @returns when what the first of them, or the last of all, shows last changed (ms since the epoch)
   */
  until(wanted: (looks: readonly Look[]) => boolean, some?: readonly number[]): Promise<number>;
  /** Until nothing has travelled for a while: what has to be said after an agreement has been said. */
  quiet(): Promise<void>;
}

/** It took longer than the benchmark waits. */
export class TooLong extends Error {
  readonly limitMs: number;
  constructor(limitMs: number, what: string) {
    super(`longer than ${limitMs} ms: ${what}`);
    this.limitMs = limitMs;
  }
}

export const LIMIT_MS = 120_000;
/** Looking costs the phones time, so it is seldom; what is measured is what the pages noted down. */
const LOOK_EVERY_MS = 250;
const QUIET_MS = 1_000;

const bundles = new Map<string, Promise<Files>>();

export async function inWorld<T>(
  contender: Contender,
  { clients, tasks, cut = [] }: { clients: number; tasks: number; cut?: readonly number[] },
  work: (world: World) => Promise<T>,
): Promise<T> {
  const root = mkdtempSync(join(tmpdir(), 'plimsoll-peers-'));
  const folder = join(root, 'server');
  mkdirSync(folder);
  const closing: (() => Promise<void>)[] = [];
  try {
    const page = fileURLToPath(contender.page);
    if (!bundles.has(page)) bundles.set(page, bundlePage(page));
    const server = await startServer(contender, {
      folder,
      clients,
      tasks,
      memory: contender.durability === 'memory',
    });
    closing.push(() => server.stop());
    const network = await makeNetwork(await bundles.get(page)!, server.port);
    closing.push(() => network.stop());
    for (const each of cut) network.cut(each);
    const phones = await openPhones(join(root, 'profile'), network, server.entries);
    closing.push(() => phones.stop());
    return await work({ contender, server, network, phones, folder, until, quiet });

    async function until(
      wanted: (looks: readonly Look[]) => boolean,
      some?: readonly number[],
    ): Promise<number> {
      const end = Date.now() + LIMIT_MS;
      for (;;) {
        const looks = await phones.looks(some);
        if (wanted(looks))
          return some ? looks[0]!.changedAt : Math.max(...looks.map(({ changedAt }) => changedAt));
        if (Date.now() > end) throw new TooLong(LIMIT_MS, JSON.stringify(looks.slice(0, 3)));
        await wait(LOOK_EVERY_MS);
      }
    }

    async function quiet(): Promise<void> {
      const end = Date.now() + LIMIT_MS;
      for (let last = -1; last !== network.traffic().bytes && Date.now() < end; await wait(QUIET_MS))
        last = network.traffic().bytes;
    }
  } finally {
    for (const close of closing.reverse()) await close();
    rmSync(root, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Everyone shows the same, all of it, and nothing waits. */
export const agreed =
  (rows: number) =>
  (looks: readonly Look[]): boolean =>
    looks.every((look) => look.rows === rows && look.waiting === 0 && look.state === looks[0]?.state);

/** The first of the phones, or all, online with the tasks that there are to be: the server's own, or the first phone's. */
export async function fill(
  { contender, phones, until }: World,
  tasks: readonly BenchTask[],
  some = phones.pages.length,
): Promise<void> {
  await Promise.all(phones.pages.slice(0, some).map((page) => page.evaluate(() => phone.online())));
  if (contender.name !== 'ours') await phones.pages[0]!.evaluate((rows) => phone.create(rows), tasks);
  await until(agreed(tasks.length), [...phones.pages.keys()].slice(0, some));
}
