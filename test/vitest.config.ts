import { defineConfig } from 'vitest/config';
import { plantFaults } from './planted/plantFaults.ts';
import { findPostgres, HOW_TO } from './support/postgres.ts';
import { onPostgres } from './support/testDatabase.ts';

const POSTGRES_SETUP = 'test/support/postgresProject.ts';

/** The same tests run on each database: whatever reaches one through `testDatabase`. */
const ON_POSTGRES = [
  'authorisation',
  'demo',
  'identity',
  'import',
  'jobs',
  'load',
  'local',
  'poke',
  'postgres',
  'privacy',
  'sync',
];
const SIMULATED_ON_POSTGRES = ['test/property/simulator.test.ts', 'test/property/engines.test.ts'];

/** `PLIMSOLL_TEST_DATABASE=postgres npm run test:property`, or `test:planted`, runs schedules on PostgreSQL alone. */
const simulated = (name: string) => {
  const usual = project(name, 120_000);
  return onPostgres() ? { ...usual, test: { ...usual.test, globalSetup: POSTGRES_SETUP } } : usual;
};

const project = (name: string, testTimeout: number) => ({
  test: {
    name,
    environment: 'node' as const,
    include: [`test/${name}/**/*.test.ts`],
    exclude: ['test/contract/postgres/**'],
    testTimeout,
    // Whoever waits for a database or a browser waits as long as a busy machine needs.
    hookTimeout: 120_000,
  },
});

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    projects: [
      project('unit', 10_000),
      // Generated runs: their number is chosen by the tests, and two slow cores need the time.
      simulated('property'),
      // Real databases and servers.
      project('contract', 60_000),
      // The simulator once more, over sources with faults in them.
      { ...simulated('planted'), plugins: [plantFaults()] },
      findPostgres() === undefined
        ? { test: { name: `postgres, skipped: ${HOW_TO}`, include: ['test/support/noPostgres.test.ts'] } }
        : {
            test: {
              name: 'postgres',
              environment: 'node' as const,
              include: [
                ...ON_POSTGRES.map((folder) => `test/contract/${folder}/**/*.test.ts`),
                ...SIMULATED_ON_POSTGRES,
              ],
              // These reach no database.
              exclude: ['test/contract/import/parsing.test.ts', 'test/contract/local/offline.test.ts'],
              testTimeout: 180_000,
              hookTimeout: 120_000,
              env: { PLIMSOLL_TEST_DATABASE: 'postgres' },
              globalSetup: POSTGRES_SETUP,
            },
          },
    ],
    // A machine of two cores is the smallest this is run on.
    maxWorkers: 2,
    coverage: {
      provider: 'v8',
      include: ['src/core/**/*.ts', 'src/sync/**/*.ts'],
      // A failing test is no reason to also lose the measurement.
      reportOnFailure: true,
      reportsDirectory: 'coverage',
      reporter: ['text-summary', 'json-summary'],
    },
  },
});
