/** Plimsoll as people start it: the real program in a process of its own, on a free port and a database of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './freePort.ts';

export interface Plimsoll {
  origin: string;
  /** The `DATABASE_URL` it runs on, for commands beside it. */
  databaseUrl: string;
  /** Sign-in links in the order in which they were printed. */
  links: string[];
  /** Ends the process as a power button would; the database stays. */
  stop: () => Promise<void>;
  /** Starts it again on the same port and database. */
  restart: () => Promise<void>;
  /** Ends it and deletes what it wrote. */
  remove: () => Promise<void>;
}

const ENTRY = new URL('../../src/server/main.ts', import.meta.url).pathname;
const SHIFT_CLOCK = new URL('./shiftClock.ts', import.meta.url).href;
const START_LIMIT_MS = 90_000;

/** `TEST_DAY=2026-11-29 npm run test:e2e` shows whether the tests hold on a Sunday: servers live on that day. */
const { TEST_DAY } = process.env;
const SHIFT_MS = TEST_DAY
  ? Date.parse(`${TEST_DAY}T00:00:00Z`) - Date.parse(new Date().toISOString().slice(0, 10))
  : 0;

/** Starts a server (`--demo` among `args` for the demo workspace) and waits until it has printed `links` links. */
export async function startPlimsoll({
  args = [],
  links,
  env = {},
  port: wanted,
}: {
  args?: string[];
  links: number;
  env?: Record<string, string>;
  /** Where others have to know it before it runs. */
  port?: number;
}): Promise<Plimsoll> {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-e2e-'));
  const port = wanted ?? (await freePort());
  const databaseUrl = `file:${join(folder, args.includes('--demo') ? 'demo.db' : 'plimsoll.db')}`;
  let child: ChildProcess | undefined;
  const plimsoll: Plimsoll = {
    origin: `http://localhost:${port}`,
    databaseUrl,
    links: [],
    stop,
    restart,
    remove,
  };

  async function start(expected: number, given = args): Promise<void> {
    const preload = SHIFT_MS === 0 ? [] : ['--import', SHIFT_CLOCK];
    const started = spawn(process.execPath, [...preload, ENTRY, ...given], {
      cwd: folder,
      env: {
        ...process.env,
        PLIMSOLL_TEST_SHIFT_MS: String(SHIFT_MS),
        PORT: String(port),
        DATABASE_URL: databaseUrl,
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = started;
    let printed = '';
    await new Promise<void>((resolve, reject) => {
      const limit = setTimeout(() => reject(new Error(`Not started in time:\n${printed}`)), START_LIMIT_MS);
      const read = (chunk: Buffer): void => {
        printed += chunk.toString();
        const found = printed.match(/https?:\/\/\S+\/join#[\w-]+/g) ?? [];
        if (found.length < expected || !printed.includes(`:${port}`)) return;
        plimsoll.links = found;
        clearTimeout(limit);
        resolve();
      };
      started.stdout.on('data', read);
      started.stderr.on('data', read);
      started.on('exit', (code) => reject(new Error(`Ended with ${code}:\n${printed}`)));
    });
  }

  async function stop(): Promise<void> {
    const running = child;
    child = undefined;
    if (!running || running.exitCode !== null) return;
    running.removeAllListeners('exit');
    const ended = once(running, 'exit');
    running.kill('SIGKILL');
    await ended;
  }

  async function restart(): Promise<void> {
    await stop();
    // A demo makes its workspace anew at each start; this goes on with the one there is.
    await start(
      0,
      args.filter((arg) => arg !== '--demo'),
    );
  }

  async function remove(): Promise<void> {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  }

  await start(links);
  return plimsoll;
}
