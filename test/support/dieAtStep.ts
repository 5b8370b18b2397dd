/**
 * Preloaded into a process: it is killed, as by a power button, just before its n-th change to the names or the bytes on
 * disk that JavaScript makes. In a worker it counts on its own.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const STEPS = ['copyFileSync', 'fsyncSync', 'linkSync', 'renameSync', 'rmSync', 'writeFileSync'] as const;

let left = Number(process.env.DIE_AT_STEP);
for (const name of STEPS) {
  const real = fs[name] as (...given: unknown[]) => unknown;
  (fs as unknown as Record<string, unknown>)[name] = (...given: unknown[]) => {
    left -= 1;
    if (left === 0) process.kill(process.pid, 'SIGKILL');
    return real(...given);
  };
}
syncBuiltinESMExports();
