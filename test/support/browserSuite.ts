import { readFileSync, rmSync } from 'node:fs';
import { requireChromium } from './chromium.ts';
import type { Outcome } from './outcome.ts';
import { runProgram } from './runProgram.ts';

const REPORT = 'test-results/e2e.json';

interface Report {
  stats: { expected: number; unexpected: number; flaky: number };
  /** What failed outside any test, such as a file that does not load. */
  errors: unknown[];
}

/** Runs the browser tests against a fresh build; `args` go to Playwright, file names among them. */
export async function browserSuite(args: string[]): Promise<Outcome> {
  try {
    requireChromium();
  } catch (error) {
    console.error((error as Error).message);
    return { passed: 0, failed: 1 };
  }
  const build = await runProgram('src/launch.mjs', ['build', '--if-stale']);
  if (build.code !== 0) return { passed: 0, failed: 1 };

  rmSync(REPORT, { force: true });
  const { code } = await runProgram('node_modules/@playwright/test/cli.js', [
    'test',
    '--config=test/playwright.config.ts',
    ...args,
  ]);
  return browserOutcome(readReport(), code);
}

/** No tests at all is a failure: a suite that looked at nothing has shown nothing. */
export function browserOutcome(report: Report | undefined, code: number): Outcome {
  if (!report) return { passed: 0, failed: 1 };
  const { expected, unexpected, flaky } = report.stats;
  const failed = unexpected + flaky + report.errors.length;
  return { passed: expected, failed: failed === 0 && (code !== 0 || expected === 0) ? 1 : failed };
}

function readReport(): Report | undefined {
  try {
    return JSON.parse(readFileSync(REPORT, 'utf8'));
  } catch {
    // Playwright ended before it could write one.
    return undefined;
  }
}
