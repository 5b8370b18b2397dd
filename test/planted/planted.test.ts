import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { scheduleOf } from '../property/simulator/operations.ts';
import { simulate } from '../property/simulator/simulate.ts';
import { PROPERTIES, Violation } from '../property/simulator/violation.ts';
import { FAULTS } from './faults.ts';

/** A fault that needs more schedules than this to be found would slip through `npm test`. */
const MOST = Number(process.env.RUNS ?? 150);

const table: string[] = [];
afterEach(() => {
  globalThis.plantedFault = undefined;
});
afterAll(() => console.log(`fault → property that caught it → seed\n${table.join('\n')}`));

describe('the simulator', () => {
  for (const { name, seed: first } of FAULTS) {
    it(`catches “${name}”`, { timeout: 600_000 }, async () => {
      for (let seed = first; seed < first + MOST; seed += 1) {
        globalThis.plantedFault = name;
        const { failure } = await simulate(scheduleOf(seed));
        if (!(failure instanceof Violation)) continue;
        table.push(`${name} → ${failure.property} (${PROPERTIES[failure.property]}) → SEED=${seed}`);
        globalThis.plantedFault = undefined;
        // And it is the fault that was caught, not the schedule.
        expect((await simulate(scheduleOf(seed))).failure).toBeUndefined();
        return;
      }
      expect.fail(`nothing caught it in ${MOST} schedules from seed ${first} on`);
    });
  }
});
