import { defineConfig } from 'vitest/config';

/** The tests that are to notice a policy that decides otherwise: pure ones alone, so that each mutant takes moments. */
export default defineConfig({
  test: {
    environment: 'node',
    include: ['test/unit/policy/*.test.ts', 'test/unit/core/*.test.ts'],
    // Reads sources, and mutants are not written as we write.
    exclude: ['test/unit/policy/onePolicy.test.ts'],
  },
});
