import { expect, it } from 'vitest';
import { run } from '../../torture/server.ts';

/** A little of `npm run torture -- server`: the real program, killed as it works and as it starts. */
it('a server that is killed again and again has every acknowledged mutation once', async () => {
  const seed = Date.now() % 1_000_000;
  const { figures, wrong } = await run({ faults: 10, seed, database: undefined, postgres: false });
  expect({ seed, wrong }).toEqual({ seed, wrong: [] });
  expect(figures).toMatchObject({ kills: 10, lost: 0, doubled: 0 });
  expect(figures.acknowledged).toBeGreaterThan(20);
  expect(figures['found once']).toBe(figures.acknowledged);
}, 180_000);
