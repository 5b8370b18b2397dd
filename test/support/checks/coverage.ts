import { readFileSync } from 'node:fs';
import type { Check } from './check.ts';

/** Per cent of the lines and branches of core and sync that the tests run through. */
const LEAST = { lines: 90, branches: 85 };

type Summary = { total: Record<keyof typeof LEAST, { pct: number; total: number }> };

/** Reads what the last whole `npm test` measured. */
export const coverage: Check = {
  name: 'core and sync are covered by tests',
  faults: async () => {
    const { total }: Summary = JSON.parse(readFileSync('coverage/coverage-summary.json', 'utf8'));
    const measured = (['lines', 'branches'] as const).map((kind) => ({ kind, ...total[kind] }));
    console.log(`  ${measured.map(({ kind, pct }) => `${pct} % of ${kind}`).join(', ')}`);
    return measured
      .filter(({ kind, pct, total: count }) => count === 0 || pct < LEAST[kind])
      .map(({ kind, pct }) => `${pct} % of ${kind}, at least ${LEAST[kind]} % is asked`);
  },
};
