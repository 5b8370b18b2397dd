/** How a suite or a list of checks ended. Skipped tests are in neither number. */
export interface Outcome {
  passed: number;
  failed: number;
}

export function sumOutcomes(outcomes: Outcome[]): Outcome {
  return {
    passed: outcomes.reduce((sum, { passed }) => sum + passed, 0),
    failed: outcomes.reduce((sum, { failed }) => sum + failed, 0),
  };
}

/** The last line of `npm test` and `npm run verify`, which `.ci/run` reads and adds up. */
export function outcomeLine({ passed, failed }: Outcome): string {
  return `${passed} passed, ${failed} failed`;
}
