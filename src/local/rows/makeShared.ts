import { sameValue } from './sameValue.ts';

/**
 * Lists in which whatever is equal to what was there before is the same object: screens compare by identity, and a
 * sync that changed one row must redraw one row. Undefined when nothing at all has changed.
 */
export function makeShared<T extends object>(
  keyOf: (item: T) => string | number,
): (next: readonly T[]) => readonly T[] | undefined {
  let shown: readonly T[] | undefined;
  let byKey = new Map<string | number, T>();
  return (next) => {
    const list = next.map((item) => {
      const before = byKey.get(keyOf(item));
      return before !== undefined && sameValue(before, item) ? before : item;
    });
    if (shown && list.length === shown.length && list.every((item, index) => item === shown?.[index]))
      return undefined;
    shown = list;
    byKey = new Map(list.map((item) => [keyOf(item), item]));
    return shown;
  };
}
