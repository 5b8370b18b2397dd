/** `npm run policy`: writes the table of who may what into README, from the cases of the matrix. */
import { writeFileSync } from 'node:fs';
import { readmeWithTable } from './readmeTable.ts';

writeFileSync('README.md', readmeWithTable().should);
