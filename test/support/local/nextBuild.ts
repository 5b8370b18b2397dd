/** A second build of the app without building it twice: the entry and one screen have other hashes. */
import { cpSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @param screen the lazily loaded chunk that is new, as its file begins
 * @returns address of that chunk in the build before
 */
export function nextBuild(from: string, to: string, screen: string): string {
  cpSync(from, to, { recursive: true });
  const assets = join(to, 'assets');
  const names = readdirSync(assets);
  const renamed = ['index', screen].map((start) => {
    const old = names.find((name) => name.startsWith(`${start}-`) && name.endsWith('.js'));
    if (!old) throw new Error(`the build has no ${start}`);
    return { old, next: `${start}-NextOne1.js` };
  });
  for (const { old, next } of renamed) renameSync(join(assets, old), join(assets, next));
  const scripts = readdirSync(assets).filter((name) => name.endsWith('.js'));
  for (const file of ['index.html', 'sw.js', ...scripts.map((name) => join('assets', name))]) {
    const text = renamed.reduce(
      (before, { old, next }) => before.replaceAll(old, next),
      readFileSync(join(to, file), 'utf8'),
    );
    // The shell's page has changed, so its revision has.
    const revised =
      file === 'sw.js'
        ? text.replace(/"revision":"....(?=[0-9a-f]+","url":"index\.html")/, '"revision":"ffff')
        : text;
    if (file === 'sw.js' && revised === text) throw new Error('the worker does not name index.html');
    writeFileSync(join(to, file), revised);
  }
  return `/assets/${renamed[1]?.old}`;
}
