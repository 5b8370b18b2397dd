import type { Manifest } from './bundleBudget.ts';

/**
 * What is loaded on demand and not by a member who opens each of their tabs for the first time.
 *
 * Whatever is not named here counts as theirs, so that a new screen weighs until somebody says why not.
 */
const NOT_ON_A_FIRST_VISIT: { path: RegExp; because: string }[] = [];

/** Source paths of the dynamically loaded chunks that belong to a member's first visit. */
export function memberScreens(manifest: Manifest): string[] {
  const loaded = new Set(Object.values(manifest).flatMap(({ dynamicImports }) => dynamicImports ?? []));
  return [...loaded].filter((path) => !NOT_ON_A_FIRST_VISIT.some((entry) => entry.path.test(path)));
}
