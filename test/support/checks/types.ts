import { runProgram } from '../runProgram.ts';
import type { Check } from './check.ts';

export const types: Check = {
  name: 'types, per runtime',
  faults: async () => {
    const { code, output } = await runProgram('src/launch.mjs', ['tsc', '-b'], { keep: true });
    return code === 0 ? [] : [output.trim()];
  },
};
