import { allowedLicense } from './allowedLicense.ts';
import type { LockedPackage } from './lockedPackages.ts';
import type { Sbom, SbomComponent } from './makeSbom.ts';

/** Where a bill of materials is silent on what is installed, or on its licence, or the licence is none we take. */
export function sbomFaults(
  { bomFormat, specVersion, metadata, components }: Sbom,
  installed: readonly LockedPackage[],
): string[] {
  const found = new Map(components.map((each) => [`${each.name}@${each.version}`, each]));
  return [
    ...(bomFormat === 'CycloneDX' && /^1\.[5-9]$/.test(specVersion)
      ? []
      : [`it is ${bomFormat} ${specVersion}`]),
    ...(metadata.component.name === 'plimsoll' ? [] : [`it is of ${metadata.component.name}`]),
    ...installed.flatMap(({ name, version, license }) => {
      const component = found.get(`${name}@${version}`);
      if (!component) return [`${name} ${version} is not in it`];
      const said = licenseOf(component);
      if (said === undefined) return [`${name} ${version} has no licence in it`];
      if (said !== license) return [`${name} ${version} is ${license}, and ${said} in it`];
      return allowedLicense(said)
        ? []
        : [`${name} ${version} is ${said}, which is not one of the licences we take`];
    }),
    ...[...found.keys()]
      .filter((each) => !installed.some(({ name, version }) => each === `${name}@${version}`))
      .map((each) => `${each} is in it and not installed`),
    ...components
      .filter(({ purl }) => !purl?.startsWith('pkg:npm/'))
      .map(({ name }) => `${name} has no address in it`),
  ];
}

function licenseOf({ licenses }: SbomComponent): string | undefined {
  const [first] = licenses ?? [];
  if (first === undefined) return undefined;
  return 'expression' in first ? first.expression : (first.license.id ?? first.license.name);
}
