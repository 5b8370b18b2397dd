/**
 * A disk that fails under the running server: full, or unable to write, sync or read. `strace` makes system calls on the
 * database's files fail for a while, once or all of them. What a push is told must be true: acknowledged is there, and
 * what was not taken is told so, as "try again"; and when the disk is well, so is the server, without a restart.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Chance, makeChance } from '../../src/server/demo/chance.ts';
import { freePort } from '../support/freePort.ts';
import { crewOverHttp } from './crewOverHttp.ts';
import { makeHome } from './databaseHome.ts';
import { type Fault, failingCalls } from './failingCalls.ts';
import { KillableServer } from './killableServer.ts';
import { requireStrace } from './requireStrace.ts';
import { tallyAll } from './tallyAll.ts';
import type { TortureOptions } from './tortureOptions.ts';
import type { TortureResult } from './tortureResult.ts';
import { Writer } from './writer.ts';

const WRITERS = 4;
const LONGEST_FAULT_MS = 200;
/** Above what the slowest machine needs to open a file and verify it. */
const RECOVERY_MS = 20_000;

const KINDS: Fault[] = [
  { calls: 'pwrite64', error: 'ENOSPC' },
  { calls: 'pwrite64', error: 'EIO' },
  { calls: 'fsync,fdatasync', error: 'EIO' },
  { calls: 'fsync,fdatasync', error: 'ENOSPC' },
  { calls: 'pread64', error: 'EIO' },
];

export async function run({ faults, seed }: Pick<TortureOptions, 'faults' | 'seed'>): Promise<TortureResult> {
  const what = 'a failing disk under SQLite';
  const skipped = requireStrace();
  if (skipped !== undefined) return { what, seed, figures: {}, wrong: [], skipped };
  const chance = makeChance(seed);
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-torture-'));
  const home = await makeHome({ database: undefined, postgres: false }, folder);
  if (typeof home === 'string') throw new Error(home);
  const server = new KillableServer({ port: await freePort(), databaseUrl: await home.fresh(), folder });
  try {
    await server.start();
    const members = await crewOverHttp(
      server.origin,
      server.printed.match(/https?:\/\/\S+\/join#[\w-]+/)![0],
      WRITERS,
    );
    const writers = members.map((member, index) => new Writer(member, makeChance(seed + index + 1)));
    const failed = await failWhileTheyWrite(server, writers, faults, chance);
    // What memory holds is not what the disk holds: only another process sees the difference.
    await server.kill();
    await server.start();
    const found = await tallyAll(writers);
    return {
      what,
      seed,
      figures: { ...failed.figures, ...found.figures },
      wrong: [...failed.wrong, ...found.wrong, ...home.faults()],
    };
  } finally {
    await server.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function failWhileTheyWrite(
  server: KillableServer,
  writers: readonly Writer[],
  faults: number,
  chance: Chance,
): Promise<Pick<TortureResult, 'figures' | 'wrong'>> {
  const path = server.command.databaseUrl.slice('file:'.length);
  const figures = {
    faults: 0,
    'calls failed': 0,
    'told as try again': 0,
    'while only tidying up': 0,
    'told as broken': 0,
  };
  const wrong: string[] = [];
  const stop = new AbortController();
  const working = Promise.all(writers.map((writer) => writer.work(stop.signal)));
  // Heard of where it is awaited; until then it must not end the process.
  working.catch(() => stop.abort());
  const acknowledged = (): number => writers.reduce((sum, { ledger }) => sum + ledger.acknowledged, 0);
  const told = (status: number): number =>
    writers.reduce((sum, { answers }) => sum + (answers.get(status) ?? 0), 0);

  /** Everyone gets through: what a fault is told as must be told by then. */
  async function allWell(): Promise<boolean> {
    const before = writers.map(({ ledger }) => ledger.acknowledged);
    const until = performance.now() + RECOVERY_MS;
    while (writers.some(({ ledger }, index) => ledger.acknowledged === before[index])) {
      if (performance.now() > until || stop.signal.aborted) return false;
      await wait(2);
    }
    return true;
  }

  for (let count = 0; count < faults && !stop.signal.aborted; count += 1) {
    const kind = chance.pick(KINDS);
    const once = chance.next() < 0.5;
    const [busy, broken, at] = [told(503), told(500), acknowledged()];
    const fault = { ...kind, from: chance.between(1, 8), once };
    const injected = await failingCalls(server.pid!, path, fault, async (hasFailed) => {
      await hasFailed(RECOVERY_MS);
      await wait(once ? 0 : chance.between(0, LONGEST_FAULT_MS));
    });
    if (!(await allWell())) {
      wrong.push(
        `after ${kind.calls} failed with ${kind.error} nothing was acknowledged any more (${acknowledged() - at} since)`,
      );
      break;
    }
    figures.faults += 1;
    figures['calls failed'] += injected.length;
    figures['told as broken'] += told(500) - broken;
    if (told(503) > busy) figures['told as try again'] += 1;
    else if (injected.length > 0 && injected.every(({ tidying }) => tidying))
      figures['while only tidying up'] += 1;
    else wrong.push(`${injected.length} × ${kind.calls} failed with ${kind.error}, and nobody was told`);
  }
  stop.abort();
  await working;
  if (figures['told as broken'] > 0)
    wrong.push(`${figures['told as broken']} answers called the server broken, not busy`);
  return { figures, wrong };
}
