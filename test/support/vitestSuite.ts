import { readFileSync, rmSync } from 'node:fs';
import type { Outcome } from './outcome.ts';
import { runProgram } from './runProgram.ts';

const REPORT = 'test-results/vitest.json';
/** Against hanging for ever, and no bound on speed: a machine that has much else to do takes twice its usual time. */
const LIMIT_MS = 1_500_000;

interface Report {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
}

/** Runs the unit, property and contract tests; `args` go to Vitest, file names among them. */
export async function vitestSuite(args: string[]): Promise<Outcome> {
  // Some start the real server, and what it serves is the built app.
  const build = await runProgram('src/launch.mjs', ['build', '--if-stale']);
  if (build.code !== 0) return { passed: 0, failed: 1 };
  rmSync(REPORT, { force: true });
  const { code } = await runProgram(
    'node_modules/vitest/vitest.mjs',
    [
      'run',
      '--config=test/vitest.config.ts',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${REPORT}`,
      ...args,
    ],
    { limitMs: LIMIT_MS },
  );
  return vitestOutcome(readReport(), code);
}

/** A file that could not be loaded counts as one failure, and so does an exit that nothing else explains. */
export function vitestOutcome(report: Report | undefined, code: number): Outcome {
  if (!report) return { passed: 0, failed: 1 };
  const broken = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every((result) => result.status !== 'failed'),
  ).length;
  const failed = report.numFailedTests + broken;
  const nothing = report.numPassedTests + failed === 0;
  const unexplained = failed === 0 && (code !== 0 || nothing) ? 1 : 0;
  return { passed: report.numPassedTests, failed: failed + unexplained };
}

function readReport(): Report | undefined {
  try {
    return JSON.parse(readFileSync(REPORT, 'utf8'));
  } catch {
    // Vitest ended before it could write one.
    return undefined;
  }
}
