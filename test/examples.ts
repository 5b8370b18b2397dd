/**
 * `WORKED_EXAMPLES=FILE npm run test:examples`: every worked example of a file through src/core/load, the project's
 * own file where none is named. Kinds that nothing works out yet are counted by name and do not fail.
 */

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { OWN_EXAMPLES, readExamples } from './examples/readExamples.ts';
import { runExample } from './examples/runExamples.ts';

/** npm runs scripts in the project's folder; a relative path means the folder that npm was called from. */
function fileAsked(): string {
  const named = process.env.WORKED_EXAMPLES;
  if (!named) return OWN_EXAMPLES;
  return (
    [process.cwd(), process.env.INIT_CWD ?? '.'].map((folder) => resolve(folder, named)).find(existsSync) ??
    named
  );
}

const count = { passed: 0, failed: 0, 'not built': 0 };
const notBuilt = new Map<string, number>();

try {
  for (const example of readExamples(fileAsked())) {
    const outcome = runExample(example);
    count[outcome.kind]++;
    if (outcome.kind === 'failed') for (const fault of outcome.faults) console.log(`FAILED ${fault}`);
    if (outcome.kind === 'not built') notBuilt.set(outcome.what, (notBuilt.get(outcome.what) ?? 0) + 1);
  }
} catch (error) {
  count.failed++;
  console.log(`FAILED to read the examples: ${error instanceof Error ? error.message : String(error)}`);
}

for (const [what, times] of notBuilt) console.log(`not built yet: ${what} (${times})`);
console.log(`${count.passed} passed, ${count.failed} failed, ${count['not built']} not built yet`);
process.exitCode = count.failed === 0 ? 0 : 1;
