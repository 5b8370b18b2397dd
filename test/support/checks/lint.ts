import { runProgram } from '../runProgram.ts';
import type { Check } from './check.ts';

export const lint: Check = {
  name: 'lint and format',
  faults: async () => {
    const { code, output } = await runProgram('src/launch.mjs', ['biome', 'ci', '--colors=off'], {
      keep: true,
    });
    return code === 0 ? [] : [output.trim()];
  },
};
