import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUDGET_BYTES, firstVisit, type Manifest } from '../bundleBudget.ts';
import { memberScreens } from '../memberScreens.ts';
import type { Check } from './check.ts';

export const bundle: Check = {
  name: `a member's first visit within ${BUDGET_BYTES.toLocaleString('en')} bytes of JavaScript`,
  faults: async () => {
    const manifest: Manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'));
    const { bytes, chunks } = firstVisit(manifest, memberScreens(manifest), (file) =>
      readFileSync(join('dist', file)),
    );
    console.log(`  ${bytes.toLocaleString('en')} bytes in ${chunks.length} chunks`);
    if (bytes <= BUDGET_BYTES) return [];
    return [
      `${bytes.toLocaleString('en')} bytes, brotli; the largest chunks:`,
      ...chunks.slice(0, 8).map((chunk) => `${chunk.file} ${chunk.bytes.toLocaleString('en')}`),
    ];
  },
};
