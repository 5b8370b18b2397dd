/** The real server program in a process of its own, for tests of how it starts, ends and treats connections. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';

const MAIN = new URL('../../src/server/main.ts', import.meta.url).pathname;

export interface Started {
  child: ChildProcess;
  origin: string;
  port: number;
  printed: string;
  links: string[];
}

export interface Starts {
  /** A folder of this test alone. */
  folder: () => string;
  /** Until the last line of the welcome is there. */
  started: (env?: Record<string, string>, args?: string[]) => Promise<Started>;
  /** What it said and how it ended, for starts that must not succeed. */
  refused: (env: Record<string, string>, args?: string[]) => Promise<{ code: number; said: string }>;
  stop: (server: Started, signal?: NodeJS.Signals) => Promise<[number | null, string | null]>;
}

/** Servers on free ports and a database of this test's own, in a file; whatever runs still is ended after each test. */
export function makeStarts(): Starts {
  let folder: string;
  const running: ChildProcess[] = [];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'plimsoll-start-'));
  });
  afterEach(async () => {
    for (const child of running.splice(0)) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    }
    rmSync(folder, { recursive: true, force: true });
  });

  const run = (env: Record<string, string>, args: string[]): ChildProcess => {
    const base = {
      PORT: '0',
      DATABASE_URL: `file:${join(folder, 'data', 'plimsoll.db')}`,
      LOG_LEVEL: 'error',
    };
    const child = spawn(process.execPath, [MAIN, ...args], {
      cwd: folder,
      env: { PATH: process.env.PATH, ...base, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.push(child);
    return child;
  };

  return {
    folder: () => folder,
    started: async (env = {}, args = []) => {
      const child = run(env, args);
      let printed = '';
      let failed = '';
      child.stderr!.on('data', (chunk) => {
        failed += chunk;
      });
      for await (const chunk of child.stdout!) {
        printed += chunk;
        if (printed.includes('Plimsoll is running at') && printed.endsWith('\n')) break;
      }
      const origin = /running at (\S+)/.exec(printed)?.[1];
      if (origin === undefined) throw new Error(`not started: ${printed}${failed}`);
      const links = printed.match(/https?:\/\/\S+\/join#[\w-]{43}/g) ?? [];
      return { child, origin, port: Number(new URL(origin).port), printed, links };
    },
    refused: async (env, args = []) => {
      const child = run(env, args);
      let said = '';
      child.stdout!.on('data', (chunk) => {
        said += chunk;
      });
      child.stderr!.on('data', (chunk) => {
        said += chunk;
      });
      const [code] = await once(child, 'close');
      return { code, said };
    },
    stop: async ({ child }, signal = 'SIGTERM') => {
      const ended = once(child, 'exit');
      child.kill(signal);
      return (await ended) as [number | null, string | null];
    },
  };
}
