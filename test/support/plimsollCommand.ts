/** The commands on a database in a folder of the test's; file names in what they say lose that folder. */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { runCommand } from '../../src/server/cli/runCommand.ts';

const MAIN = join(import.meta.dirname, '../../src/server/cli/main.ts');
const DIE_AT_STEP = join(import.meta.dirname, 'dieAtStep.ts');

export interface Ended {
  /** Null where it was killed. */
  status: number | null;
  out: string;
  err: string;
}

const databaseIn = (folder: string): string => `file:${join(folder, 'plimsoll.db')}`;

/** In this process, which costs a tenth of starting one. */
export async function plimsollCommand(folder: string, args: readonly string[]): Promise<Ended> {
  const said = { out: [] as string[], err: [] as string[] };
  const placed = args.map((word) => (/\.(db|csv)$|^\.$/.test(word) ? join(folder, word) : word));
  const status = await runCommand(placed, {
    env: { DATABASE_URL: databaseIn(folder) },
    clock: Date.now,
    randomBytes,
    zone: 'Europe/Berlin',
    out: (text) => said.out.push(text),
    err: (text) => said.err.push(text),
  });
  const text = (lines: string[]): string => lines.join('\n').replaceAll(`${folder}/`, '');
  return { status, out: text(said.out), err: text(said.err) };
}

/** As people run it: a process of its own, killed just before it changes something on disk for the n-th time. */
export function killedCommand(
  folder: string,
  args: readonly string[],
  step: number,
): { status: number | null } {
  const env = { PATH: process.env.PATH, DATABASE_URL: databaseIn(folder), DIE_AT_STEP: String(step) };
  const given = ['--import', DIE_AT_STEP, MAIN, ...args];
  return spawnSync(process.execPath, given, { env, cwd: folder, encoding: 'utf8' });
}
