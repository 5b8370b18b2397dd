/**
 * `npm run bench [-- load pokes sqlite sync bundle] [--json]`: every figure that the README quotes, measured. Nothing fails
 * here: machines are noisy, so a bar that is missed is said and not enforced; ratios stand beside times.
 */
import { spawnSync } from 'node:child_process';
import type { BenchRow } from './benchRow.ts';

const BENCHES: Record<string, () => Promise<{ run: () => Promise<BenchRow[]> }>> = {
  bundle: () => import('./bundle.ts'),
  load: () => import('./load.ts'),
  pokes: () => import('./pokes.ts'),
  sqlite: () => import('./sqlite.ts'),
  sync: () => import('./sync.ts'),
};
/** These look at the built app. */
const NEED_A_BUILD = ['bundle', 'sync'];

const args = process.argv.slice(2);
const json = args.includes('--json');
const unknown = args.filter((arg) => arg !== '--json' && !(arg in BENCHES));
const named = args.filter((arg) => arg in BENCHES);
const chosen = named.length > 0 ? named : Object.keys(BENCHES);

if (unknown.length > 0) {
  console.error(
    `There is no benchmark “${unknown[0]}”; there are ${Object.keys(BENCHES).join(', ')}, and --json.`,
  );
  process.exitCode = 2;
} else {
  if (chosen.some((name) => NEED_A_BUILD.includes(name))) buildIfStale();
  const measured: (BenchRow & { bench: string })[] = [];
  for (const name of chosen) {
    const { run } = await BENCHES[name]!();
    for (const row of await run()) {
      measured.push({ bench: name, ...row });
      if (!json) console.log(line(row));
    }
  }
  if (json) console.log(JSON.stringify(measured, null, 2));
}

/** The launcher builds when a source is newer than the build. */
function buildIfStale(): void {
  const { status } = spawnSync(process.execPath, ['src/launch.mjs', 'build', '--if-stale'], {
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) throw new Error('the app could not be built');
}

function line({ what, value, unit, bar, control }: BenchRow): string {
  const figure = `${shown(value)} ${unit}`.padStart(14);
  const against = bar === undefined ? '' : `   bar ${shown(bar)}${value > bar ? ' MISSED' : ''}`;
  const ratio = control === undefined ? '' : `   control ${shown(control)}, ratio ${shown(value / control)}`;
  return `${what.padEnd(66)}${figure}${against}${ratio}`;
}

function shown(value: number): string {
  if (value >= 100 || Number.isInteger(value)) return Math.round(value).toLocaleString('en');
  return value.toPrecision(3);
}
