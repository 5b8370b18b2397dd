import { runMatrix } from '../../authorisation/matrix.ts';
import type { Check } from './check.ts';

/** Cells there were when this was written: fewer would mean that something is not asked any more. */
const LEAST = 2_300;

export const authorisation: Check = {
  name: 'who may do what, asked of the real app',
  faults: async () => {
    const { cells, granted, faults } = await runMatrix();
    const number = (count: number): string => count.toLocaleString('en');
    console.log(
      `  ${number(cells)} cells, ${number(cells - faults.length)} hold; ${number(granted)} are granted`,
    );
    return cells < LEAST ? [...faults, `only ${number(cells)} cells were asked`] : faults;
  },
};
