import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface SourceText {
  /** Relative to the project, with `/`. */
  path: string;
  text: string;
}

/** The TypeScript files that the given glob patterns match, in a fixed order. */
export function readSources(...patterns: string[]): SourceText[] {
  const root = join(import.meta.dirname, '..', '..');
  // What the comparison benchmark installs lies below its own folder.
  const exclude = (path: string): boolean => path.endsWith('node_modules');
  return globSync(patterns, { cwd: root, exclude })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}
