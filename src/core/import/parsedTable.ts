/** A CSV file taken apart, before anything in it is understood. */
export interface ParsedTable {
  header: string[];
  rows: ParsedRow[];
}

export interface ParsedRow {
  /** Line of the file on which the row begins; the header is line 1. */
  line: number;
  cells: string[];
  /** The quotes of this row do not pair up. */
  brokenQuotes?: boolean;
  /** A cell was longer than `LONGEST_CELL` and is cut. */
  tooLong?: boolean;
}

/** Far more than any field holds: a longer cell is a forgotten quote that swallowed the rest of the file. */
export const LONGEST_CELL = 100_000;
