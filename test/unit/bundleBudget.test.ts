import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { firstVisit, type Manifest } from '../support/bundleBudget.ts';
import { unsafeSinks } from '../support/checks/trustedTypes.ts';
import { memberScreens } from '../support/memberScreens.ts';

const manifest: Manifest = {
  'index.html': {
    file: 'assets/index.js',
    isEntry: true,
    imports: ['_shared.js'],
    dynamicImports: ['src/app/features/task/TaskScreen.tsx'],
  },
  '_shared.js': { file: 'assets/shared.js' },
  '_dialog.js': { file: 'assets/dialog.js', imports: ['_shared.js'] },
  'src/app/features/task/TaskScreen.tsx': { file: 'assets/task.js', imports: ['index.html', '_dialog.js'] },
  'src/app/other.tsx': { file: 'assets/other.js' },
};
// Random bytes do not compress, so each chunk weighs about its length.
const chunk = randomBytes(1000);
const weigh = (screens: string[]) => firstVisit(manifest, screens, () => chunk);

describe('the weight of a first visit', () => {
  it('is the entry and what it imports', () => {
    const { bytes, chunks } = weigh([]);
    expect(chunks.map(({ file }) => file).sort()).toEqual(['assets/index.js', 'assets/shared.js']);
    expect(bytes).toBeGreaterThanOrEqual(2000);
  });

  it('grows with a screen and what only that screen imports, each chunk once', () => {
    const { bytes, chunks } = weigh(memberScreens(manifest));
    expect(chunks).toHaveLength(4);
    expect(bytes).toBeGreaterThanOrEqual(4000);
    expect(bytes).toBeLessThan(4200);
  });

  it('is not known when a screen was renamed or nothing was built', () => {
    expect(() => weigh(['src/app/features/task/Renamed.tsx'])).toThrow('Renamed');
    expect(() => firstVisit({}, [], () => chunk)).toThrow('no entry');
  });
});

describe('HTML from a string in a built chunk', () => {
  it.each([
    'a.innerHTML=b',
    'a.outerHTML = b',
    'a.insertAdjacentHTML(`x`,b)',
    'document.write(b)',
    'f.srcdoc=b',
  ])('is found: %s', (text) => expect(unsafeSinks(text)).toHaveLength(1));

  it.each(['t.innerHTML=p?p.createHTML(e):e', 'a.innerHTML===b', 'new Set([`innerHTML`])'])(
    'is not seen in %s',
    (text) => expect(unsafeSinks(text)).toEqual([]),
  );

  it('is found although another string passes through a policy', () => {
    expect(unsafeSinks('t.innerHTML=p?q.createHTML(e):e')).toHaveLength(1);
  });
});
