/** Makes every fault's edits while sources are loaded for this test, and for nothing else. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { FAULTS } from './faults.ts';
import { LEAKS } from './leaks.ts';
import { RIGHT_FAULTS } from './rightFaults.ts';

declare global {
  // The fault that is switched on.
  var plantedFault: string | undefined;
}

const sources = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), 'src');

export function plantFaults(): Plugin {
  return {
    name: 'plant-faults',
    enforce: 'pre',
    transform(code, id) {
      let planted = code;
      for (const { name, edits } of [...FAULTS, ...LEAKS, ...RIGHT_FAULTS]) {
        const here = edits.filter(({ file }) => join(sources, file) === id);
        for (const { from, to } of here) planted = edited(planted, from, to, name);
      }
      return planted === code ? undefined : { code: planted, map: null };
    },
  };
}

/** Throws where a source has moved on: a fault that is not planted would seem to be caught by nobody, or by luck. */
export function edited(code: string, from: string, to: string, name: string): string {
  const parts = code.split(from);
  if (parts.length !== 2) throw new Error(`“${name}” belongs where the source no longer says: ${from}`);
  return parts.join(to.replaceAll('PLANTED', `(globalThis.plantedFault === ${JSON.stringify(name)})`));
}
