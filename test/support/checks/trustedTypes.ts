import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Check } from './check.ts';

/** Assignments and calls that `require-trusted-types-for 'script'` refuses to plain strings. */
const SINK = /\.(?:innerHTML|outerHTML|srcdoc)\s*=(?!=)|\.insertAdjacentHTML\(|\bdocument\.write(?:ln)?\(/g;
/** Solid's template after the build has given it its policy. */
const THROUGH_POLICY = /^\.innerHTML=([\w$]+)\?\1\.createHTML\(/;

/** A string written as HTML would work in development and throw under the policy that the server sends. */
export const trustedTypes: Check = {
  name: 'no HTML from strings in the built app',
  faults: async () => {
    const scripts = globSync('assets/*.js', { cwd: 'dist' }).map((file) => ({
      file,
      text: readFileSync(join('dist', file), 'utf8'),
    }));
    const solid = scripts.filter(
      ({ text }) => text.includes('createPolicy(`solid`') || text.includes('createPolicy("solid"'),
    );
    return [
      ...(solid.length === 1 ? [] : [`${solid.length} chunks create the policy "solid", instead of one`]),
      ...scripts.flatMap(({ file, text }) => unsafeSinks(text).map((sink) => `${file}: ${sink}`)),
    ];
  },
};

/** Each with some of the code around it, for minified code has no lines to point at. */
export function unsafeSinks(text: string): string[] {
  return [...text.matchAll(SINK)]
    .filter(({ index }) => !THROUGH_POLICY.test(text.slice(index, index + 80)))
    .map(({ index }) => text.slice(Math.max(0, index - 40), index + 40));
}
