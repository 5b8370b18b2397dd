/** One figure of a benchmark. */
export interface BenchRow {
  what: string;
  value: number;
  unit: string;
  /** The value must not be above it. */
  bar?: number;
  /** The same measure of something plain in the same run: machines differ, ratios less. */
  control?: number;
}
