/**
 * One answer out of its pages. What the first page says of this phone's own mutations holds: later pages are of the
 * same version, and a mutation acknowledged meanwhile has its effects in rows that are not in them.
 */
import type { SyncResponse } from '../../sync/messages.ts';

/**
 * Undefined when the pages are not of one piece: between two of them the server was restored, or the version moved, or
 * deletions were forgotten, so that what was an update became all anew.
 */
export function mergePages(
  pages: readonly SyncResponse[],
  hadScopes: readonly string[],
): SyncResponse | undefined {
  const [first] = pages;
  const last = pages.at(-1);
  if (!first || !last) return undefined;
  if (pages.length === 1) return first;
  const had = new Set(hadScopes);
  const isAnew = ({ reset }: SyncResponse): boolean => reset.some((scope) => had.has(scope));
  const isAsFirst = (page: SyncResponse): boolean =>
    page.epoch === first.epoch && page.ver === first.ver && isAnew(page) === isAnew(first);
  if (!pages.every(isAsFirst)) return undefined;
  // Grants may change between two pages. A scope counts as held when every page held it: of one gained on the way the
  // first rows are missing, and it will come in full with the next answer because `have` does not name it.
  const scopes = first.scopes.filter((scope) => pages.every((page) => page.scopes.includes(scope)));
  const held = new Set(scopes);
  const lost = hadScopes.filter((scope) => !held.has(scope));
  return {
    ...last,
    lmid: first.lmid,
    results: first.results,
    scopes,
    drop: [...new Set([...pages.flatMap((page) => page.drop), ...lost])],
    reset: [...new Set(pages.flatMap((page) => page.reset))],
    put: pages.flatMap((page) => page.put),
    del: pages.flatMap((page) => page.del),
    overwritten: pages.flatMap((page) => page.overwritten ?? []),
  };
}
