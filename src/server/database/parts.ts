/** SQLite takes 32,766 values in a statement, PostgreSQL 65,535, and no table has 30 columns. */
const MOST = 256;

/**
 * A list in parts whose lengths are powers of two, the longest first: statements over lists of any length then share a
 * handful of shapes, each built once (`statement.ts`).
 */
export function* parts<T>(list: readonly T[]): Generator<readonly T[]> {
  let length = MOST;
  for (let start = 0; start < list.length; start += length) {
    while (length > list.length - start) length /= 2;
    yield length === list.length ? list : list.slice(start, start + length);
  }
}
