import { afterEach, describe, expect, it } from 'vitest';
import { runMatrix } from '../authorisation/matrix.ts';
import { RIGHT_FAULTS } from './rightFaults.ts';

afterEach(() => {
  globalThis.plantedFault = undefined;
});

describe('the matrix', () => {
  for (const { name, among } of RIGHT_FAULTS) {
    it(`catches “${name}”`, { timeout: 300_000 }, async () => {
      const asked = (operation: { name: string }): boolean => among.includes(operation.name);
      globalThis.plantedFault = name;
      const { faults } = await runMatrix(asked);
      expect(faults).not.toEqual([]);
      globalThis.plantedFault = undefined;
      // And it is the fault that was caught.
      expect((await runMatrix(asked)).faults).toEqual([]);
    });
  }
});
