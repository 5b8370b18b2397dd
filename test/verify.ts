/**
 * `npm run verify`: everything that is held to be true of the project, tests included.
 *
 * `--remaining` leaves out what a whole `npm test` just before has run already.
 */

import { browserSuite } from './support/browserSuite.ts';
import { authorisation } from './support/checks/authorisation.ts';
import { build } from './support/checks/build.ts';
import { bundle } from './support/checks/bundle.ts';
import { coverage } from './support/checks/coverage.ts';
import { dangerousCallsCheck } from './support/checks/dangerousCalls.ts';
import { lint } from './support/checks/lint.ts';
import { lock } from './support/checks/lock.ts';
import { mutation } from './support/checks/mutation.ts';
import { policyTable } from './support/checks/policyTable.ts';
import { regularExpressionsCheck } from './support/checks/regularExpressions.ts';
import { sbom } from './support/checks/sbom.ts';
import { trustedTypes } from './support/checks/trustedTypes.ts';
import { types } from './support/checks/types.ts';
import { type Outcome, outcomeLine, sumOutcomes } from './support/outcome.ts';
import { readSources } from './support/readSources.ts';
import { vitestSuite } from './support/vitestSuite.ts';

/** More lines need a reason; whether it is a good one is for people to judge. */
const LONG = 300;

const remaining = process.argv.includes('--remaining');

const checks = [
  types,
  lint,
  dangerousCallsCheck,
  regularExpressionsCheck,
  lock,
  sbom,
  coverage,
  build,
  bundle,
  trustedTypes,
  policyTable,
  authorisation,
  mutation,
];
const outcomes: Outcome[] = remaining ? [] : [await vitestSuite(['--coverage']), await browserSuite([])];

for (const { name, faults } of checks) {
  const found = await faults().catch((error: Error) => [error.message]);
  console.log(`${found.length === 0 ? '✓' : '✗'} ${name}`);
  for (const fault of found) console.log(fault.replace(/^/gm, '  '));
  outcomes.push(found.length === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
}

for (const { path, text } of readSources('src/**/*', 'sw/**/*', 'test/**/*')) {
  const lines = text.split('\n').length - 1;
  if (lines > LONG) console.log(`  ${path} has ${lines} lines`);
}

const total = sumOutcomes(outcomes);
console.log(outcomeLine(total));
process.exitCode = total.failed === 0 ? 0 : 1;
