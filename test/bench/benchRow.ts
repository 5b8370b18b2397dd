/** One figure of a benchmark. */
export interface BenchRow {
  what: string;
  /** Null where there is none; `says` tells why. */
  value: number | null;
  unit: string;
  /** The value must not be above it. */
  bar?: number;
  /** The same measure of something plain in the same run: machines differ, ratios less. */
  control?: number;
  /** Instead of a figure, or beside it. */
  says?: string;
  /** It stands in a table with others, in a column named like its unit. */
  cell?: { table: string; group: string; row: string; column: string };
}
