/**
 * Sorts rows by the person they belong to, once, and hands each person's out as a new array when it is asked for,
 * in the order given. `placeOf` has every person's place; rows of nobody in it are left out.
 *
 * Ten thousand growing lists at once would all outlive the collector's young generation; measured, that costs more
 * than the sorting.
 */
export function rowsByPerson<T>(
  rows: readonly T[],
  placeOf: ReadonlyMap<string, number>,
  personOf: (row: T) => string | null,
): (place: number) => T[] {
  const owners = new Int32Array(rows.length);
  const starts = new Int32Array(placeOf.size + 1);
  rows.forEach((row, at) => {
    const place = placeOf.get(personOf(row) ?? '') ?? -1;
    owners[at] = place;
    if (place >= 0) starts[place + 1] = (starts[place + 1] as number) + 1;
  });
  for (let place = 0; place < placeOf.size; place++)
    starts[place + 1] = (starts[place + 1] as number) + (starts[place] as number);
  const order = new Int32Array(rows.length);
  const next = starts.slice();
  owners.forEach((place, at) => {
    if (place < 0) return;
    const free = next[place] as number;
    order[free] = at;
    next[place] = free + 1;
  });
  return (place) => {
    const own: T[] = [];
    for (let at = starts[place] as number; at < (starts[place + 1] as number); at++)
      own.push(rows[order[at] as number] as T);
    return own;
  };
}
