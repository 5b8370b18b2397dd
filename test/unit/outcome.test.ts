import { describe, expect, it } from 'vitest';
import { browserOutcome } from '../support/browserSuite.ts';
import { outcomeLine, sumOutcomes } from '../support/outcome.ts';
import { vitestOutcome } from '../support/vitestSuite.ts';

const file = (status: string, ...results: string[]) => ({
  status,
  assertionResults: results.map((result) => ({ status: result })),
});

describe('a total never hides a failure', () => {
  it('when every test passed', () => {
    const report = { numPassedTests: 3, numFailedTests: 0, testResults: [file('passed', 'passed')] };
    expect(vitestOutcome(report, 0)).toEqual({ passed: 3, failed: 0 });
  });

  it('when a file could not be loaded', () => {
    const report = { numPassedTests: 3, numFailedTests: 0, testResults: [file('failed')] };
    expect(vitestOutcome(report, 1)).toEqual({ passed: 3, failed: 1 });
  });

  it('when something failed outside the tests', () => {
    const report = { numPassedTests: 3, numFailedTests: 0, testResults: [file('passed', 'passed')] };
    expect(vitestOutcome(report, 1)).toEqual({ passed: 3, failed: 1 });
    const browser = { stats: { expected: 2, unexpected: 0, flaky: 0 }, errors: [{}] };
    expect(browserOutcome(browser, 1)).toEqual({ passed: 2, failed: 1 });
  });

  it('when the runner died before its report', () => {
    expect(vitestOutcome(undefined, 0).failed).toBe(1);
    expect(browserOutcome(undefined, 0).failed).toBe(1);
  });

  it('when nothing was run at all', () => {
    expect(vitestOutcome({ numPassedTests: 0, numFailedTests: 0, testResults: [] }, 0).failed).toBe(1);
    expect(browserOutcome({ stats: { expected: 0, unexpected: 0, flaky: 0 }, errors: [] }, 0).failed).toBe(1);
  });

  it('when a browser test passed only at the second try', () => {
    const report = { stats: { expected: 2, unexpected: 0, flaky: 1 }, errors: [] };
    expect(browserOutcome(report, 0)).toEqual({ passed: 2, failed: 1 });
  });

  it('in the line that is added up', () => {
    const total = sumOutcomes([
      { passed: 2, failed: 0 },
      { passed: 3, failed: 1 },
    ]);
    expect(outcomeLine(total)).toBe('5 passed, 1 failed');
  });
});
