import { readFileSync } from 'node:fs';
import type { Check } from './check.ts';

interface Package {
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

/** Everyone gets the same packages, from whichever registry they use. */
export const lock: Check = {
  name: 'exact versions and a lock without hosts',
  faults: async () => {
    const text = readFileSync('package-lock.json', 'utf8');
    const wanted: Package = JSON.parse(readFileSync('package.json', 'utf8'));
    const locked: Package = JSON.parse(text).packages[''];
    const versions = { ...wanted.dependencies, ...wanted.devDependencies };
    const lockedVersions = { ...locked.dependencies, ...locked.devDependencies };
    return [
      ...(text.includes('"resolved"') ? ['package-lock.json names a registry host ("resolved")'] : []),
      ...Object.entries(versions)
        .filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))
        .map(([name, version]) => `package.json asks for ${name} ${version}, which is not one version`),
      ...Object.entries(versions)
        .filter(([name, version]) => lockedVersions[name] !== version)
        .map(([name]) => `package-lock.json is behind package.json on ${name}`),
    ];
  },
};
