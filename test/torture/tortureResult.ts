/** What came of a torture. */
export interface TortureResult {
  what: string;
  seed: number;
  /** Rows of the table, in order. */
  figures: Record<string, number | string>;
  /** A sentence for each thing that must not be; none is a success. */
  wrong: string[];
  /** Why nothing was done, where something is missing on this machine. */
  skipped?: string;
}
