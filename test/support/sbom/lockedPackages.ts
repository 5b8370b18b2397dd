import { readFileSync } from 'node:fs';

export interface LockedPackage {
  name: string;
  version: string;
  /** SPDX expression; undefined where the package says nothing. */
  license: string | undefined;
}

interface Lock {
  packages: Record<string, { name?: string; version?: string; license?: string; dev?: boolean }>;
}

/** What a production install may bring, on whichever system: all that the lock does not keep for developers. Each once. */
export function lockedPackages(text = readFileSync('package-lock.json', 'utf8')): LockedPackage[] {
  const found = new Map<string, LockedPackage>();
  for (const [path, { name, version = '', license, dev }] of Object.entries(
    (JSON.parse(text) as Lock).packages,
  )) {
    if (path === '' || dev) continue;
    const own = name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    found.set(`${own}@${version}`, { name: own, version, license });
  }
  return [...found.values()];
}
