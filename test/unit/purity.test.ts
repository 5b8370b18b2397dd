import { describe, expect, it } from 'vitest';
import { impurities } from '../support/impurities.ts';
import { readSources } from '../support/readSources.ts';

describe('core and sync are given the time and chance, and never take them', () => {
  const sources = readSources('src/core/**/*', 'src/sync/**/*');

  it('in every file', () => {
    expect(sources.length).toBeGreaterThan(1);
    expect(sources.flatMap(({ path, text }) => impurities(path, text))).toEqual([]);
  });
});

describe('a planted clock or die is found', () => {
  it.each([
    'const at = Date.now()',
    'const at = new Date()',
    'const at = new Date',
    'const at = Date()',
    "const at = Date['now']()",
    'const at = globalThis.Date.now()',
    'const clock = Date.now',
    'const { now } = Date',
    'const today = Temporal.Now.plainDateISO()',
    'const start = performance.now()',
    'const die = Math.random()',
    'const id = crypto.randomUUID()',
    'const id = globalThis.crypto.randomUUID()',
    'crypto.getRandomValues(bytes)',
  ])('%s', (text) => {
    expect(impurities('src/core/a.ts', `// two lines\n${text}`)).toHaveLength(1);
    expect(impurities('src/core/a.ts', `// two lines\n${text}`)[0]).toContain('src/core/a.ts:2 ');
  });

  it.each([
    'const day = new Date(ms)',
    'const day = Date.UTC(2026, 0, 1)',
    'const most = Math.max(1, 2)',
    'const at = clock.now()',
    'const { max } = Math',
    "// Date.now() is the caller's",
  ])('but not %s', (text) => {
    expect(impurities('src/core/a.ts', text)).toEqual([]);
  });
});
