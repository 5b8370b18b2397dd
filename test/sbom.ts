/** `npm run sbom`: writes `sbom.cdx.json`, the packages that an installed Plimsoll may bring, as CycloneDX. */
import { writeFileSync } from 'node:fs';
import { lockedPackages } from './support/sbom/lockedPackages.ts';
import { makeSbom } from './support/sbom/makeSbom.ts';
import { sbomFaults } from './support/sbom/sbomFaults.ts';

const FILE = 'sbom.cdx.json';

const sbom = makeSbom();
const faults = sbomFaults(sbom, lockedPackages());
if (faults.length > 0) {
  for (const fault of faults) console.error(fault);
  process.exitCode = 1;
} else {
  writeFileSync(FILE, `${JSON.stringify(sbom, null, 2)}\n`);
  console.log(`${FILE}: ${sbom.components.length} packages, each with its licence`);
}
