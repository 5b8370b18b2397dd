import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/**
 * Installs what is a package of its own below `test`, when it is first needed: so that what few people run is in nobody
 * else's lock. No script of theirs runs. Throws when it cannot be installed.
 */
export function installPackages(folder: string, what: string): void {
  const installed = join(folder, 'node_modules', '.package-lock.json');
  const lock = join(folder, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  const where = relative(process.cwd(), folder);
  process.stderr.write(`Installing ${what} (${where})…\n`);
  const windows = process.platform === 'win32';
  const { status } = spawnSync(
    windows ? 'npm.cmd' : 'npm',
    ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    { cwd: folder, stdio: ['ignore', 2, 2], shell: windows },
  );
  if (status !== 0) throw new Error(`npm ci failed in ${where}; see above`);
}
