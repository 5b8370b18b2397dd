/**
 * A Chromium to test with: one that the machine has, else one that can be installed.
 *
 * On the command line it prints the path, and with `--install` it may take minutes to get there.
 */

import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** A stalled download must not look like a hanging test. */
const INSTALL_LIMIT_MS = 240_000;

export const HOW_TO =
  'The browser tests need Chromium: install it (Debian: apt-get install chromium) or set CHROMIUM_PATH to one.';

/** Path of an installed Chromium, or undefined. */
export function findChromium(): string | undefined {
  const named = process.env.CHROMIUM_PATH;
  // A wrong path is worth an error: falling back would test another browser than the one asked for.
  if (named) {
    if (!isExecutable(named)) throw new Error(`CHROMIUM_PATH is not a program: ${named}`);
    return named;
  }
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const candidates = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...candidates, chromium.executablePath()].find(isExecutable);
}

/** The same, after trying to install one; throws a sentence for people when nothing worked. */
export function requireChromium(): string {
  const found =
    findChromium() ?? (installFromDebian() || installFromPlaywright() ? findChromium() : undefined);
  if (found === undefined) throw new Error(HOW_TO);
  return found;
}

/** Asked first where it can be: the package brings the libraries that a downloaded Chromium would lack. */
function installFromDebian(): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return false;
  return succeeds('apt-get', ['update']) && succeeds('apt-get', ['install', '-y', 'chromium']);
}

function installFromPlaywright(): boolean {
  const playwright = createRequire(import.meta.url).resolve('@playwright/test/cli');
  return succeeds(process.execPath, [playwright, 'install', 'chromium']);
}

function succeeds(program: string, args: string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const result = spawnSync(program, args, { stdio: ['ignore', 2, 2], timeout: INSTALL_LIMIT_MS, env });
  return result.status === 0;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    // Absent or not executable: either way it cannot be used, and the next candidate is asked.
    return false;
  }
}

if (import.meta.main) {
  try {
    process.stdout.write(
      `${process.argv.includes('--install') ? requireChromium() : (findChromium() ?? '')}\n`,
    );
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}
