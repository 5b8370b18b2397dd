/**
 * Licences under which a program under MIT may bring a package along. Of the last four, the first asks that changes to the
 * package's own files stay open (Lightning CSS, used at build time and not changed), and the others that its authors are
 * named, which the bill of materials does.
 */
const ALLOWED = new Set([
  ...[
    'MIT',
    'MIT-0',
    'ISC',
    '0BSD',
    'BSD-2-Clause',
    'BSD-3-Clause',
    'Apache-2.0',
    'BlueOak-1.0.0',
    'Unlicense',
  ],
  ...['CC0-1.0', 'PSF-2.0', 'MPL-2.0', 'CC-BY-3.0', 'CC-BY-4.0'],
]);

/** Of an SPDX expression: with `OR` one of them suffices, with `AND` all have to be. `WITH` is nothing that we know. */
export function allowedLicense(expression: string): boolean {
  const bare = expression.trim();
  // Only one level of brackets occurs; what is nested deeper is refused, and looked at by people.
  const inner = /^\(([^()]*)\)$/.exec(bare)?.[1] ?? bare;
  if (inner.includes('(')) return false;
  return inner
    .split(/ OR /)
    .some((way) => way.split(/ AND /).every((license) => ALLOWED.has(license.trim())));
}
