import type { Manifest } from './bundleBudget.ts';

/**
 * What is loaded on demand and not by a member who follows an invitation, says when they work and looks at Today.
 *
 * Whatever is not named here counts as theirs, so that a new screen weighs until somebody says why not.
 */
const NOT_ON_A_FIRST_VISIT: { path: RegExp; because: string }[] = [
  {
    path: /^src\/app\/(features|words\/en)\/(load|person|inbox|moves|mine|setup|import)\b/,
    because: 'screens of leads, managers and admins',
  },
  {
    path: /^src\/app\/(features|words\/en)\/(tasks|availability|flags|outbox|me)\b/,
    because: 'fetched with the tap that opens them, 2 to 6 kB each; offline the worker has them',
  },
  {
    path: /^src\/app\/(features\/today\/(Until|Why)Sheet\.tsx|words\/en\/sheets\.ts)$/,
    because: 'a sheet that a tap opens',
  },
  {
    path: /^src\/app\/components\/WhoSeesSentence\.tsx$/,
    because: 'with a form that a tap opened, and after a first report',
  },
  { path: /^src\/app\/features\/today\/AfterReport\.tsx$/, because: 'only after a first report' },
  {
    path: /^(src\/app\/components\/|_)RegionField\b|^src\/app\/words\/en\/region\.ts$/,
    because: 'only for another holiday region',
  },
  {
    path: /^src\/app\/replica\/sayRefused\.ts$/,
    because: 'when the rules refuse what someone wrote',
  },
  {
    path: /^src\/app\/(features\/join\/SignInScreen\.tsx|words\/en\/waysIn\.ts)$/,
    because: 'for those who have no link',
  },
  { path: /^src\/app\/shell\/NotFound\.tsx$/, because: 'nothing leads there' },
  { path: /^node_modules\/papaparse\//, because: 'reads the header of a file that someone imports' },
  { path: /^src\/local\/outbox\/readUnsent\.ts$/, because: 'brings unsent work back from a file' },
  { path: /^src\/local\/watchUpdates\.ts$/, because: 'looks for updates, from the second visit on' },
];

/** Source paths of the dynamically loaded chunks that belong to a member's first visit. */
export function memberScreens(manifest: Manifest): string[] {
  const loaded = new Set(Object.values(manifest).flatMap(({ dynamicImports }) => dynamicImports ?? []));
  return [...loaded].filter((path) => !NOT_ON_A_FIRST_VISIT.some((entry) => entry.path.test(path)));
}
