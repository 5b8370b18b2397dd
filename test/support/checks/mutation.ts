import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { installPackages } from '../installPackages.ts';
import { runProgram } from '../runProgram.ts';
import type { Check } from './check.ts';

/** Per cent of the mutants of `src/core/policy` that its pure tests have to notice. */
const LEAST = 95;

/** From the project's root, in which it runs. */
const FOLDER = join('test', 'mutation');
const REPORT = 'test-results/mutation.json';

interface Mutant {
  status: string;
  mutatorName: string;
  location: { start: { line: number } };
  replacement?: string;
}
interface Report {
  files: Record<string, { mutants: Mutant[] }>;
}

/**
 * Stryker changes the policy in one place after the other, and each time the tests have to fail. It reads no
 * `tsconfig.json` (its way to read one went with TypeScript 7), so that file is not given to it.
 */
export const mutation: Check = {
  name: `a changed policy is noticed, ${LEAST} times of 100`,
  faults: async () => {
    installPackages(FOLDER, 'what makes mutants');
    rmSync(REPORT, { force: true });
    const program = join(FOLDER, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js');
    const { output } = await runProgram(program, ['run', join(FOLDER, 'stryker.config.json')], {
      keep: true,
    });
    const mutants = readMutants(output);
    const alive = mutants.filter(({ status }) => status !== 'Killed' && status !== 'Timeout');
    const score = Math.floor((1000 * (mutants.length - alive.length)) / mutants.length) / 10;
    console.log(`  ${mutants.length - alive.length} of ${mutants.length} mutants of the policy: ${score} %`);
    if (mutants.length > 0 && score >= LEAST) return [];
    return alive.map(
      ({ file, location, mutatorName, replacement, status }) =>
        `${status}: ${file}:${location.start.line} ${mutatorName} → ${replacement ?? ''}`,
    );
  },
};

function readMutants(output: string): (Mutant & { file: string })[] {
  let report: Report;
  try {
    report = JSON.parse(readFileSync(REPORT, 'utf8'));
  } catch {
    // It ended before it could write one, and says why.
    throw new Error(output.trim());
  }
  return Object.entries(report.files).flatMap(([file, { mutants }]) =>
    mutants.map((mutant) => ({ ...mutant, file })),
  );
}
