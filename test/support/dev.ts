/**
 * `npm run dev`: the server with --watch and Vite beside it, as one command.
 *
 * Vite serves the app and passes /v1 on, so the browser sees a single origin as it does in production.
 */

import { spawn } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const API_PORT = '8484';
const APP_PORT = '5173';

const children = [
  run(['--watch', 'src/server/main.ts', ...process.argv.slice(2)], {
    PORT: API_PORT,
    // The server compares the Origin of a request with this; the browser is on Vite's.
    PUBLIC_URL: `http://localhost:${APP_PORT}`,
  }),
  run(['node_modules/vite/bin/vite.js', '--port', APP_PORT, '--strictPort'], {}),
];

/** One of them alone is of no use, so the first to end takes the other along. */
function run(args: string[], env: Record<string, string>) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  child.on('exit', (code) => {
    process.exitCode ||= code ?? 1;
    stop();
  });
  return child;
}

function stop(): void {
  for (const child of children) child.kill();
}

process.on('SIGINT', stop);
process.on('SIGTERM', stop);
