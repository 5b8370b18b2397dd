// Every npm script goes through this file. It is plain JavaScript because it runs on whatever Node a
// machine has, from 20 on, and that one may neither read TypeScript nor know node:sqlite. It makes sure the
// packages are there, then hands over to the Node that is one of them.

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const installed = join(root, 'node_modules', '.package-lock.json');

/** Everything a helper says goes to stderr: stdout belongs to what is run in the end. */
const QUIET = /** @type {['ignore', number, number]} */ (['ignore', 2, 2]);

/** What a word on the command line runs: our own TypeScript, or a package's program.
 * @type {Record<string, string>} */
const ENTRIES = {
  start: 'src/server/main.ts',
  plimsoll: 'src/server/cli/main.ts',
  test: 'test/run.ts',
  examples: 'test/examples.ts',
  bench: 'test/bench/main.ts',
  torture: 'test/torture/main.ts',
  verify: 'test/verify.ts',
  policy: 'test/authorisation/main.ts',
  sbom: 'test/sbom.ts',
  dev: 'test/support/dev.ts',
  chromium: 'test/support/chromium.ts',
  postgres: 'test/support/postgres.ts',
};
/** @type {Record<string, string>} */
const PROGRAMS = { tsc: 'typescript', biome: '@biomejs/biome', vite: 'vite', vitest: 'vitest' };

/** What the built app is made of; when one of these is newer than the build, the build is stale. */
const APP_SOURCES = ['src', 'sw', 'public', 'index.html', 'vite.config.ts', 'package-lock.json'];
/** These never reach the browser, so changing them costs no rebuild. */
const NOT_THE_APP = [join(root, 'src', 'server'), join(root, 'src', 'launch.mjs')];

const [word, ...rest] = process.argv.slice(2);
if (word === undefined)
  fail(`Say what to run: ${[...Object.keys(ENTRIES), ...Object.keys(PROGRAMS)].join(', ')}.`);

installIfNeeded();
const node = pinnedNode();
if (word === 'build' && rest.includes('--if-stale')) buildIfStale();
else if (word === 'build') build(rest);
else {
  if (word === 'start') buildIfStale();
  run(entryOf(word), rest);
}

/** npm writes its own copy of the lock at the end of an install, so an older copy means "not this lock". */
function installIfNeeded() {
  const lock = join(root, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  if (existsSync(installed) && sameVersions(lock, installed)) return;
  process.stderr.write('Installing packages…\n');
  if (runNpm('ci') !== 0) fail('npm ci failed; see above.');
}

/** @param {string[]} args @returns npm's exit code */
function runNpm(...args) {
  // On Windows npm is a batch file, which only a shell can start.
  const windows = process.platform === 'win32';
  return spawnSync(windows ? 'npm.cmd' : 'npm', args, { cwd: root, stdio: QUIET, shell: windows }).status;
}

/**
 * A checkout touches the lock's time without changing it: then compare what matters instead of reinstalling.
 * @param {string} lockFile @param {string} installedFile
 */
function sameVersions(lockFile, installedFile) {
  const wanted = JSON.parse(readFileSync(lockFile, 'utf8')).packages;
  const present = JSON.parse(readFileSync(installedFile, 'utf8')).packages;
  return Object.entries(wanted).every(([path, { version, optional, peer }]) => {
    if (path === '') return true;
    // Packages of other platforms are in the lock and never installed.
    if (present[path] === undefined) return Boolean(optional || peer);
    return present[path].version === version;
  });
}

/** The binary that the `node` package brings; this Node itself when it is new enough and the other is absent. */
function pinnedNode() {
  const require = createRequire(join(root, 'package.json'));
  const folder = dirname(require.resolve('node/package.json'));
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const binary = join(folder, 'bin', name);
  // Packages installed with --ignore-scripts lack the binary; its own script fetches it.
  if (!existsSync(binary)) runNpm('rebuild', 'node');
  if (existsSync(binary)) return binary;
  const { version } = require('node/package.json');
  if (Number(process.versions.node.split('.')[0]) >= Number(version.split('.')[0])) return process.execPath;
  return fail(
    `Node ${version} could not be installed for ${process.platform}-${process.arch}; install it and run this with it.`,
  );
}

/** @param {string} name @returns {string[]} */
function entryOf(name) {
  const entry = ENTRIES[name];
  if (typeof entry === 'string') return [join(root, entry)];
  const packageName = PROGRAMS[name];
  if (typeof packageName === 'string') return [programOf(packageName, name)];
  return fail(`There is nothing called ${name}.`);
}

/**
 * A package's executable, which is a JavaScript file: run on the pinned Node instead of on its `#!` line.
 * @param {string} packageName @param {string} name
 */
function programOf(packageName, name) {
  const folder = join(root, 'node_modules', ...packageName.split('/'));
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[name]);
}

function buildIfStale() {
  const built = join(root, 'dist', 'index.html');
  if (existsSync(built) && newest(APP_SOURCES.map((path) => join(root, path))) <= statSync(built).mtimeMs)
    return;
  build([]);
}

/**
 * Modification time of the newest file, folders included: a deleted file changes only its folder.
 * @param {string[]} paths @returns {number}
 */
function newest(paths) {
  return Math.max(
    0,
    ...paths.map((path) => {
      if (NOT_THE_APP.includes(path) || !existsSync(path)) return 0;
      const stat = statSync(path);
      if (!stat.isDirectory()) return stat.mtimeMs;
      return Math.max(stat.mtimeMs, newest(readdirSync(path).map((name) => join(path, name))));
    }),
  );
}

/** @param {string[]} args */
function build(args) {
  process.stderr.write('Building the app…\n');
  const started = new Date();
  const command = [programOf('vite', 'vite'), 'build', '--logLevel', 'warn', ...args];
  const result = spawnSync(node, command, { cwd: root, stdio: QUIET });
  if (result.status !== 0) {
    // Half a build must not be taken for a fresh one next time.
    rmSync(join(root, 'dist'), { recursive: true, force: true });
    fail('The app could not be built; see above.');
  }
  // As old as its start, so that a source changed during the build makes it stale.
  utimesSync(join(root, 'dist', 'index.html'), started, started);
}

/**
 * Stays until the child ends, passes on what it is told, and ends the way the child ended.
 * @param {string[]} entry @param {string[]} args
 */
function run(entry, args) {
  const child = spawn(node, [...entry, ...args], { cwd: root, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill(/** @type {NodeJS.Signals} */ (signal)));
  }
  // npm puts a shell in between that passes no signal on: stopping npm ends the shell and would leave a
  // server behind that nobody sees. An orphan is adopted, so its parent's id changes.
  if (process.env.npm_lifecycle_event !== undefined) {
    const parent = process.ppid;
    setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 500).unref();
  }
  child.on('error', (error) => fail(error.message));
  child.on('exit', (code, signal) => {
    process.exitCode = signal === null ? (code ?? 1) : 128 + constants.signals[signal];
  });
}

/** @param {string} sentence @returns {never} */
function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
