import { describe, expect, it } from 'vitest';
import { INPUT_FAULTS } from '../../torture/input/inputFaults.ts';
import { tryInputs } from '../../torture/input.ts';

const HERE = { database: undefined, postgres: false };

/** A little of `npm run torture -- input`: the real program, and everyone who can ask it. */
describe('hostile requests', () => {
  it('get no failure, nothing of others and no change without right, and leave the server as it was', {
    timeout: 180_000,
  }, async () => {
    const seed = Date.now() % 1_000_000;
    const { figures, wrong } = await tryInputs({ ...HERE, faults: 4_000, seed });
    expect({ seed, wrong }).toEqual({ seed, wrong: [] });
    // And they did reach what lies behind the refusals.
    expect(figures['answered 2xx']).toBeGreaterThan(400);
    expect(figures['batches that changed something']).toBeGreaterThan(20);
  });

  for (const { name, wrong: expected } of INPUT_FAULTS)
    it(`find that ${name}`, { timeout: 180_000 }, async () => {
      const { wrong } = await tryInputs({ ...HERE, faults: 2_400, seed: 1, planted: name });
      expect(wrong.filter((each) => expected.test(each))).not.toEqual([]);
    });
});
