import { describe, expect, it } from 'vitest';
import { onPostgres } from '../support/testDatabase.ts';
import { FOUND } from './simulator/found.ts';
import { inTurn } from './simulator/inTurn.ts';
import { scheduleOf } from './simulator/operations.ts';
import { report } from './simulator/report.ts';
import { shrink } from './simulator/shrink.ts';
import { simulate } from './simulator/simulate.ts';
import { Tallies } from './simulator/tallies.ts';
import { Violation } from './simulator/violation.ts';

/**
 * Enough for every kind of event to come about; `RUNS=10000 SEED=… npm run test:property` for more, with `PHONES=dexie` on
 * IndexedDB. On PostgreSQL only as many as there is time for.
 */
const RUNS = Number(process.env.RUNS ?? (onPostgres() ? 10 : 300));
const SEED = Number(process.env.SEED ?? 1);

describe('phones, a server, and everything that can go wrong between them', () => {
  it(`hold to the design's properties in ${RUNS} schedules from seed ${SEED} on`, {
    timeout: 3_600_000,
  }, async () => {
    const tallies = new Tallies();
    const started = performance.now();
    for (let seed = SEED; seed < SEED + RUNS; seed += 1) {
      const schedule = scheduleOf(seed);
      const played = await simulate(schedule);
      tallies.addAll(played.tallies);
      if (!played.failure) continue;
      const least = await shrink(schedule, played.failure);
      throw new Error(report(least.schedule, least.failure));
    }
    const seconds = (performance.now() - started) / 1000;
    console.log(`${RUNS} schedules, ${(RUNS / seconds).toFixed(1)} a second: ${tallies}`);
    // What never happened was not tested. A single seed is played to look at it, not to cover anything.
    if (RUNS >= 300) expect(tallies.missing()).toEqual([]);
  });

  for (const [name, schedule] of Object.entries(FOUND)) {
    it(name, async () => {
      const { failure } = await simulate(schedule);
      if (failure) throw new Error(report(schedule, failure));
    });
  }

  it('do the same for the same seed', async () => {
    for (const seed of [SEED, SEED + 1, SEED + 2]) {
      const schedule = inTurn(scheduleOf(seed));
      const [one, two] = [await simulate(schedule), await simulate(schedule)];
      if (one.trace.join() !== two.trace.join()) throw new Violation(15, `SEED=${seed} went differently`);
    }
  });
});
