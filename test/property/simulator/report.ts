/** What a failing run has to say: how to see it again, and the least that it takes. */
import type { Schedule } from './operations.ts';

export function report(schedule: Schedule, failure: Error): string {
  const operations = schedule.operations.map((operation) => `  ${JSON.stringify(operation)},`);
  return [
    `SEED=${schedule.seed} RUNS=1 npm run test:property`,
    failure.name === 'Violation' ? failure.message : (failure.stack ?? failure.message),
    `setting: ${JSON.stringify(schedule.setting)}`,
    'operations:',
    ...operations,
  ].join('\n');
}
