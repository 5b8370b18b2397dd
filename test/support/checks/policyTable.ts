import { readmeWithTable } from '../../authorisation/readmeTable.ts';
import type { Check } from './check.ts';

export const policyTable: Check = {
  name: 'README says who may do what',
  faults: async () => {
    const { is, should } = readmeWithTable();
    return is === should ? [] : ['its table is not that of test/authorisation/cases: npm run policy'];
  },
};
