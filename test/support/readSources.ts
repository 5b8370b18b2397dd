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
  return globSync(patterns, { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}
