import { readFileSync } from 'node:fs';
import { policyTable } from './table.ts';

const README = 'README.md';
const BETWEEN = /(<!-- who may what: made by [^\n]*-->\n)[\s\S]*?(<!-- who may what: end -->)/;

/** README with the table as it is to be. Throws where its place is not marked. */
export function readmeWithTable(): { is: string; should: string } {
  const is = readFileSync(README, 'utf8');
  if (!BETWEEN.test(is)) throw new Error('README.md does not say where its table of who may what stands');
  return { is, should: is.replace(BETWEEN, (_, begin, end) => `${begin}${policyTable()}\n${end}`) };
}
