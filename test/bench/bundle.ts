/** JavaScript that a member's first visit loads, as it travels: brotli, without the service worker. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUDGET_BYTES, firstVisit, type Manifest } from '../support/bundleBudget.ts';
import { memberScreens } from '../support/memberScreens.ts';
import type { BenchRow } from './benchRow.ts';

export async function run(): Promise<BenchRow[]> {
  const manifest: Manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'));
  const { bytes, chunks } = firstVisit(manifest, memberScreens(manifest), (file) =>
    readFileSync(join('dist', file)),
  );
  return [
    {
      what: `JavaScript of a member’s first visit, brotli, ${chunks.length} files`,
      value: bytes,
      unit: 'B',
      bar: BUDGET_BYTES,
    },
  ];
}
