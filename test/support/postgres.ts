/**
 * PostgreSQL's programs to test with: those that the machine has, else ones that can be installed.
 *
 * On the command line it prints their folder, and with `--install` it may take minutes to get there.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where Debian and its relatives keep them; what they put into PATH are wrappers. */
const DEBIAN = '/usr/lib/postgresql';
const PROGRAMS = ['initdb', 'pg_ctl', 'postgres'];
const INSTALL_LIMIT_MS = 240_000;

export const HOW_TO =
  'The tests on PostgreSQL need its programs: install it (Debian: apt-get install postgresql) or put its bin folder into PATH.';

/** The folder that holds them, or undefined. */
export function findPostgres(): string | undefined {
  const inPath = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return [...debianFolders(), ...inPath].find((folder) =>
    PROGRAMS.every((program) => isExecutable(join(folder, program))),
  );
}

/** The newest first. */
function debianFolders(): string[] {
  if (!existsSync(DEBIAN)) return [];
  return readdirSync(DEBIAN)
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(DEBIAN, version, 'bin'));
}

/** The same, after trying to install it; throws a sentence for people when nothing worked. */
function requirePostgres(): string {
  const found = findPostgres() ?? (installFromDebian() ? findPostgres() : undefined);
  if (found === undefined) throw new Error(HOW_TO);
  return found;
}

function installFromDebian(): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return false;
  return succeeds('apt-get', ['update']) && succeeds('apt-get', ['install', '-y', 'postgresql']);
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
      `${process.argv.includes('--install') ? requirePostgres() : (findPostgres() ?? '')}\n`,
    );
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}
