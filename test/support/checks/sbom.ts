import { lockedPackages } from '../sbom/lockedPackages.ts';
import { makeSbom } from '../sbom/makeSbom.ts';
import { sbomFaults } from '../sbom/sbomFaults.ts';
import type { Check } from './check.ts';

export const sbom: Check = {
  name: 'a bill of materials that names every package and its licence, and none that we do not take',
  faults: async () => {
    const made = makeSbom();
    console.log(`  ${made.components.length} packages`);
    return sbomFaults(made, lockedPackages());
  },
};
