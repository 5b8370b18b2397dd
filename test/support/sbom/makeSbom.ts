/**
 * The bill of materials: every package that a production install may bring, as CycloneDX. `npm sbom` writes it from the
 * lock; with `--omit=dev` it leaves out what production and development share (npm 11.19: 79 of our packages, Vite among
 * them), so all are asked for, and what only developers need is taken out here.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { lockedPackages } from './lockedPackages.ts';

export interface Sbom {
  bomFormat: string;
  specVersion: string;
  metadata: {
    component: { 'bom-ref'?: string; name: string; version: string };
    [more: string]: unknown;
  };
  components: SbomComponent[];
  dependencies: { ref: string; dependsOn?: string[] }[];
  [more: string]: unknown;
}

export interface SbomComponent {
  'bom-ref': string;
  name: string;
  version: string;
  purl?: string;
  licenses?: ({ license: { id?: string; name?: string } } | { expression: string })[];
  properties?: { name: string; value: string }[];
  [more: string]: unknown;
}

/** Throws where npm cannot. */
export function makeSbom(): Sbom {
  // On Windows npm is a batch file, which only a shell can start.
  const windows = process.platform === 'win32';
  const { status, stdout, stderr } = spawnSync(
    windows ? 'npm.cmd' : 'npm',
    ['sbom', '--package-lock-only', '--sbom-format=cyclonedx', '--sbom-type=application'],
    { encoding: 'utf8', shell: windows, maxBuffer: 64 * 1024 * 1024 },
  );
  if (status !== 0) throw new Error(`npm sbom failed: ${stderr}`);
  return forProduction(JSON.parse(stdout) as Sbom);
}

function forProduction(all: Sbom): Sbom {
  const wanted = new Set(lockedPackages().map(({ name, version }) => `${name}@${version}`));
  const components = all.components
    .filter(({ name, version }) => wanted.has(`${name}@${version}`))
    // What npm calls development by the first way it came upon a package is production by another.
    .map((each) => ({ ...each, properties: [] }));
  const kept = new Set(components.map((each) => each['bom-ref']));
  const { name, version } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    name: string;
    version: string;
  };
  // npm names it after the folder that it lies in.
  const component = { ...all.metadata.component, name, version };
  const root = String(component['bom-ref']);
  return {
    ...all,
    metadata: { ...all.metadata, component },
    components,
    dependencies: all.dependencies
      .filter(({ ref }) => kept.has(ref) || ref === root)
      .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((each) => kept.has(each)) })),
  };
}
