/** Property 15: one seed has one trace, whatever keeps the data. */
import { expect, it } from 'vitest';
import { onPostgres } from '../support/testDatabase.ts';
import type { Engines } from './simulator/engines.ts';
import { inTurn } from './simulator/inTurn.ts';
import { scheduleOf } from './simulator/operations.ts';
import { report } from './simulator/report.ts';
import { simulate } from './simulator/simulate.ts';
import { Tallies } from './simulator/tallies.ts';
import { Violation } from './simulator/violation.ts';

/** A schedule on PostgreSQL asks some two thousand statements, so that there are fewer of them. */
const SEEDS = Number(process.env.RUNS ?? (onPostgres() ? 10 : 36));
const SEED = Number(process.env.SEED ?? 1);

const USUAL: Engines = { phones: 'memory', server: 'sqlite' };
const OTHER: Engines = onPostgres()
  ? { phones: 'memory', server: 'postgres' }
  : { phones: 'dexie', server: 'sqlite' };
const name = onPostgres() ? 'PostgreSQL as on SQLite' : 'IndexedDB as in memory';

it(`${SEEDS} schedules from seed ${SEED} on have the same trace on ${name}`, {
  timeout: 3_600_000,
}, async () => {
  const tallies = new Tallies();
  for (let seed = SEED; seed < SEED + SEEDS; seed += 1) {
    const schedule = inTurn(scheduleOf(seed));
    const usual = await simulate(schedule, USUAL);
    const other = await simulate(schedule, OTHER);
    tallies.addAll(other.tallies);
    const failure = other.failure ?? differing(usual.trace, other.trace);
    if (failure) throw new Error(report(schedule, failure));
  }
  // What the engines differ in is how transactions end, are taken back, and are asked again.
  for (const event of [
    'applied',
    'rejected',
    'page gone before a commit',
    'server gone before its commit',
    'restored',
    'device full',
  ] as const)
    expect(tallies.of(event), event).toBeGreaterThan(0);
});

function differing(usual: readonly string[], other: readonly string[]): Violation | undefined {
  const at = usual.findIndex((line, index) => line !== other[index]);
  if (at < 0 && usual.length === other.length) return undefined;
  const steps = usual.slice(0, at).filter((line) => !line.includes(':'));
  return new Violation(15, `step ${steps.length}: ${usual[at]} became ${other[at]}`);
}
