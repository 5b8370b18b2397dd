/**
 * `kill -9` of the real server at random moments, while people write: as it works, as it starts, as it makes its tables.
 * With a PostgreSQL of our own its postmaster is killed as well, under a server that has to go on by itself.
 *
 * All that is asked and looked at goes over HTTP, so that it is the same for every database.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Chance, makeChance } from '../../src/server/demo/chance.ts';
import { freePort } from '../support/freePort.ts';
import { crewOverHttp } from './crewOverHttp.ts';
import { type Home, makeHome } from './databaseHome.ts';
import { KillableServer } from './killableServer.ts';
import { tallyAll } from './tallyAll.ts';
import type { TortureOptions } from './tortureOptions.ts';
import type { TortureResult } from './tortureResult.ts';
import { Writer } from './writer.ts';

const WRITERS = 6;
/** Longest that a life goes on after something was acknowledged in it (ms). */
const LONGEST_LIFE = 250;
/** A kill in so many is before the server answers. */
const AT_START = 4;
/** A first start in so many kills: each has tables to make. */
const FIRST_STARTS = 20;

export async function run(options: Omit<TortureOptions, 'synchronous' | 'json'>): Promise<TortureResult> {
  const { faults, seed } = options;
  const chance = makeChance(seed);
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-torture-'));
  const home = await makeHome(options, folder);
  if (typeof home === 'string') return { what: 'server', seed, figures: {}, wrong: [], skipped: home };
  const firsts = Math.min(faults, Math.ceil(faults / FIRST_STARTS));
  const server = new KillableServer({ port: await freePort(), databaseUrl: '', folder });
  try {
    for (let first = 0; first < firsts; first += 1) await killFirstStart(server, await home.fresh(), chance);
    const writers = (
      await crewOverHttp(server.origin, server.printed.match(/https?:\/\/\S+\/join#[\w-]+/)![0], WRITERS)
    ).map((member, index) => new Writer(member, makeChance(seed + index + 1)));
    const kills = await killWhileTheyWrite(server, home, writers, faults - firsts, chance);
    const found = await tallyAll(writers);
    return {
      what: `kill -9 of the server on ${home.name}`,
      seed,
      figures: { kills: faults, 'while its tables were made': firsts, ...kills, ...found.figures },
      wrong: [...found.wrong, ...home.faults()],
    };
  } finally {
    await server.kill();
    home.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Whatever the first start had got to, the second one makes a workspace that can be entered. */
async function killFirstStart(server: KillableServer, databaseUrl: string, chance: Chance): Promise<void> {
  await server.kill();
  server.command.databaseUrl = databaseUrl;
  server.launch();
  await wait(chance.between(150, 900));
  await server.kill();
  await server.start();
}

/** @returns how many kills of each kind there were */
async function killWhileTheyWrite(
  server: KillableServer,
  home: Home,
  writers: readonly Writer[],
  kills: number,
  chance: Chance,
): Promise<Record<string, number>> {
  const count = { 'at a start': 0, 'at work': 0, 'of the postmaster': 0 };
  const stop = new AbortController();
  const working = Promise.all(writers.map((writer) => writer.work(stop.signal)));
  // Heard of where it is awaited; until then it must not end the process.
  working.catch(() => stop.abort());
  const acknowledged = (): number => writers.reduce((sum, { ledger }) => sum + ledger.acknowledged, 0);

  async function somethingIsAcknowledged(): Promise<void> {
    const before = acknowledged();
    while (acknowledged() === before && !stop.signal.aborted) await wait(1);
  }

  for (let kill = 0; kill < kills && !stop.signal.aborted; kill += 1) {
    await somethingIsAcknowledged();
    await wait(chance.between(0, LONGEST_LIFE));
    if (home.killDatabase && chance.next() < 0.25) {
      await home.killDatabase();
      count['of the postmaster'] += 1;
      continue;
    }
    await server.kill();
    count['at work'] += 1;
    if (kill + 1 < kills && chance.next() < 1 / AT_START) {
      server.launch();
      await wait(chance.between(50, 900));
      await server.kill();
      count['at a start'] += 1;
      kill += 1;
    }
    await server.start();
  }
  if (kills > 0) await somethingIsAcknowledged();
  stop.abort();
  await working;
  const { 'of the postmaster': postmaster, ...rest } = count;
  return home.killDatabase ? { ...rest, 'of the postmaster': postmaster } : rest;
}
