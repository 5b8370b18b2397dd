import { afterEach, describe, expect, it } from 'vitest';
import { canaryServer } from '../support/canaries/canaryServer.ts';
import { leaksTo } from '../support/canaries/leaksTo.ts';
import { LEAKS } from './leaks.ts';

afterEach(() => {
  globalThis.plantedFault = undefined;
});

describe('the search for canaries', () => {
  it.each(LEAKS)('catches “$name”', async ({ name, to, what }) => {
    globalThis.plantedFault = name;
    const world = await canaryServer();
    try {
      const { notTheirs, logged } = await leaksTo(world, to);
      const found = [...notTheirs, ...logged];
      expect(found.some((each) => (typeof what === 'string' ? each === what : what.test(each)))).toBe(true);
    } finally {
      await world.close();
    }
  });
});
