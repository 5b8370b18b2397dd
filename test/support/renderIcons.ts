/** Draws the PNG icons from their SVG sources: run `node test/support/renderIcons.ts` after changing one. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { requireChromium } from './chromium.ts';
import { chromiumArgs } from './chromiumArgs.ts';

const folder = join(import.meta.dirname, '..', '..', 'public', 'icons');

const ICONS = [
  { source: 'icon.svg', target: 'icon-192.png', size: 192 },
  { source: 'icon.svg', target: 'icon-512.png', size: 512 },
  { source: 'maskable.svg', target: 'maskable-512.png', size: 512 },
  { source: 'monochrome.svg', target: 'monochrome-512.png', size: 512 },
  // iOS rounds the corners itself and paints transparency black, hence the source that fills the square.
  { source: 'maskable.svg', target: 'apple-touch-icon.png', size: 180 },
];

const browser = await chromium.launch({ executablePath: requireChromium(), args: chromiumArgs });
for (const { source, target, size } of ICONS) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const svg = await readFile(join(folder, source), 'utf8');
  await page.setContent(`<style>body{margin:0}svg{display:block;inline-size:${size}px}</style>${svg}`);
  await page.screenshot({ path: join(folder, target), omitBackground: true });
  await page.close();
}
await browser.close();
