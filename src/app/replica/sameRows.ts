/** Values of rows are plain data, so two that read the same are the same. */
const same = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b));

/**
 * `next` with every row that did not change replaced by its old object, so that lists redraw only what changed.
 * Returns `before` itself when nothing did.
 */
export function sameRows<R extends { id: string }>(before: readonly R[], next: readonly R[]): readonly R[] {
  const old = new Map(before.map((row) => [row.id, row]));
  let changed = before.length !== next.length;
  const rows = next.map((row, place) => {
    const was = old.get(row.id);
    const kept = was !== undefined && equal(was, row) ? was : row;
    changed ||= kept !== before[place];
    return kept;
  });
  return changed ? rows : before;
}

function equal<R extends object>(a: R, b: R): boolean {
  const keys = Object.keys(a) as (keyof R)[];
  return keys.length === Object.keys(b).length && keys.every((key) => same(a[key], b[key]));
}
