import { runProgram } from '../runProgram.ts';
import type { Check } from './check.ts';

/** Comes before the checks that look at what was built. */
export const build: Check = {
  name: 'the app builds',
  faults: async () => {
    const { code, output } = await runProgram('src/launch.mjs', ['build', '--if-stale'], { keep: true });
    return code === 0 ? [] : [output.trim()];
  },
};
