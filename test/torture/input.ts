/**
 * Hostile requests against every route of the real program, as everyone who can ask. What is looked at: no failure of ours
 * among the answers, nothing in them of another workspace or of how the server is made, nothing in the database that its
 * author had no right to change, and that the server answers afterwards as it did before.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeHome } from './databaseHome.ts';
import { HostileRun } from './input/hostileRun.ts';
import { makeHostileWorld } from './input/hostileWorld.ts';
import type { TortureOptions } from './tortureOptions.ts';
import type { TortureResult } from './tortureResult.ts';

/** Longest that any answer may take. Said by this command alone: a test may run on a machine that is busy otherwise. */
const LONGEST_MS = 2_000;
/** Most that the server may have grown by, once it has been asked for a while. */
const GROWTH_MB = 256;

export interface InputOptions extends Pick<TortureOptions, 'faults' | 'seed' | 'database' | 'postgres'> {
  /** A fault of `inputFaults.ts` that is in the server: it has to be found. */
  planted?: string;
}

export async function run(options: InputOptions): Promise<TortureResult> {
  const found = await tryInputs(options);
  const { slowest, grownMb } = found.measured;
  if (slowest > LONGEST_MS) found.wrong.push(`an answer took ${slowest} ms: ${found.slowestRequest}`);
  if (grownMb > GROWTH_MB) found.wrong.push(`the server grew by ${grownMb} MB`);
  found.figures['slowest answer (ms)'] = slowest;
  found.figures['grown by (MB)'] = grownMb;
  return found;
}

/** Without verdicts on time and memory, which are measured and left to whoever asked. */
export async function tryInputs(
  options: InputOptions,
): Promise<TortureResult & { measured: { slowest: number; grownMb: number }; slowestRequest: string }> {
  const { faults: count, seed, planted } = options;
  const what = 'hostile requests';
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-input-'));
  const home = await makeHome(options, folder);
  const measured = { slowest: 0, grownMb: 0 };
  if (typeof home === 'string')
    return { what, seed, figures: {}, wrong: [], skipped: home, measured, slowestRequest: '' };
  const world = await makeHostileWorld(home, folder, planted);
  try {
    const hostile = new HostileRun(world, seed, planted === undefined ? 5 : 2);
    await hostile.warmUp();
    // What is loaded and remembered once is no growth.
    const warm = Math.min(count, 5_000);
    await hostile.send(warm);
    const grown = residentMb(world.server.pid);
    await hostile.send(count - warm);
    measured.grownMb = Math.max(0, residentMb(world.server.pid) - grown);
    await hostile.askAgain();
    measured.slowest = Math.round(hostile.slowest.ms);
    return {
      what: `${what} to the server on ${home.name}`,
      seed,
      figures: hostile.figures,
      wrong: hostile.wrong,
      measured,
      slowestRequest: hostile.slowest.request,
    };
  } finally {
    await world.close();
    home.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** 0 where the system does not say. */
function residentMb(pid: number | undefined): number {
  try {
    return Math.round(
      Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024,
    );
  } catch {
    return 0; // Only Linux has the file.
  }
}
