/**
 * `npm test`: everything that shows whether the code does what it says, with one total at the end.
 *
 * `--unit` leaves out the browser, `--e2e` everything else; further arguments, such as file names, go to
 * the suite that runs.
 */

import { browserSuite } from './support/browserSuite.ts';
import { type Outcome, outcomeLine, sumOutcomes } from './support/outcome.ts';
import { vitestSuite } from './support/vitestSuite.ts';

const OWN_FLAGS = ['--unit', '--e2e'];

const flags = process.argv.slice(2);
const rest = flags.filter((flag) => !OWN_FLAGS.includes(flag));
const outcomes: Outcome[] = [];

// A whole run measures coverage for `npm run verify`; a part would report too little.
const coverage = rest.length === 0 ? ['--coverage'] : [];
if (!flags.includes('--e2e')) outcomes.push(await vitestSuite([...coverage, ...rest]));
if (!flags.includes('--unit')) outcomes.push(await browserSuite(rest));

const total = sumOutcomes(outcomes);
console.log(outcomeLine(total));
process.exitCode = total.failed === 0 ? 0 : 1;
