/**
 * `npm run bench [-- load pokes sqlite sync bundle] [--json]`: every figure that the README quotes, measured. Nothing fails
 * here: machines are noisy, so a bar that is missed is said and not enforced; ratios stand beside times.
 *
 * `sync` also compares with others: `--only W1,W4`, `--contenders ours,tinybase` and `--runs 1` narrow that.
 */
import { spawnSync } from 'node:child_process';
import { type BenchOptions, readOptions } from './benchOptions.ts';
import type { BenchRow } from './benchRow.ts';
import { printTable } from './printTable.ts';
import { shown } from './shown.ts';

/** Rows come as they are measured; those of one table come together. */
type Bench = (options: BenchOptions) => Promise<BenchRow[]> | AsyncIterable<BenchRow[]>;

const BENCHES: Record<string, () => Promise<{ run: Bench }>> = {
  bundle: () => import('./bundle.ts'),
  load: () => import('./load.ts'),
  pokes: () => import('./pokes.ts'),
  sqlite: () => import('./sqlite.ts'),
  sync: () => import('./sync.ts'),
};
/** These look at the built app. */
const NEED_A_BUILD = ['bundle', 'sync'];

const read = readOptions(process.argv.slice(2));
const args = typeof read === 'string' ? [] : read.rest;
const json = args.includes('--json');
const unknown = args.filter((arg) => arg !== '--json' && !(arg in BENCHES));
const named = args.filter((arg) => arg in BENCHES);
const chosen = named.length > 0 ? named : Object.keys(BENCHES);

if (typeof read === 'string') complain(read);
else if (unknown.length > 0)
  complain(
    `There is no benchmark “${unknown[0]}”; there are ${Object.keys(BENCHES).join(', ')}, and --json, --only, --contenders, --runs.`,
  );
else {
  // A part of a benchmark needs no build: the comparison has pages of its own.
  if (read.options.only === undefined && chosen.some((name) => NEED_A_BUILD.includes(name))) buildIfStale();
  const measured: (BenchRow & { bench: string })[] = [];
  for (const name of chosen) {
    const { run } = await BENCHES[name]!();
    const some = run(read.options);
    for await (const rows of Symbol.asyncIterator in some ? some : [await some]) {
      measured.push(...rows.map((row) => ({ bench: name, ...row })));
      if (!json) print(rows);
    }
  }
  if (json) console.log(JSON.stringify(measured, null, 2));
}

function complain(sentence: string): void {
  console.error(sentence);
  process.exitCode = 2;
}

function print(rows: readonly BenchRow[]): void {
  for (const cells of Map.groupBy(
    rows.filter(({ cell }) => cell),
    ({ cell }) => cell!.table,
  ).values())
    console.log(`\n${printTable(cells)}`);
  for (const row of rows) if (!row.cell) console.log(line(row));
}

/** The launcher builds when a source is newer than the build. */
function buildIfStale(): void {
  const { status } = spawnSync(process.execPath, ['src/launch.mjs', 'build', '--if-stale'], {
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) throw new Error('the app could not be built');
}

function line({ what, value, unit, bar, control, says }: BenchRow): string {
  if (value === null) return `${what.padEnd(66)}${says ?? ''}`;
  const figure = `${shown(value)} ${unit}`.padStart(14);
  const against = bar === undefined ? '' : `   bar ${shown(bar)}${value > bar ? ' MISSED' : ''}`;
  const ratio = control === undefined ? '' : `   control ${shown(control)}, ratio ${shown(value / control)}`;
  return `${what.padEnd(66)}${figure}${against}${ratio}${says ? `   ${says}` : ''}`;
}
