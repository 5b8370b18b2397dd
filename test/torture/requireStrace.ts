import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** @returns why system calls cannot be followed here, undefined where they can; installs `strace` where that is allowed */
export function requireStrace(): string | undefined {
  if (works()) return undefined;
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version'))
    spawnSync('apt-get', ['install', '-y', 'strace'], { stdio: ['ignore', 2, 2], timeout: 240_000 });
  return works()
    ? undefined
    : 'it needs strace (Debian: apt-get install strace) and leave to trace other processes.';
}

/** Containers often have the program and forbid what it does. */
function works(): boolean {
  return spawnSync('strace', ['-o', '/dev/null', 'true'], { stdio: 'ignore' }).status === 0;
}
