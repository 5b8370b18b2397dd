import type { Contender, WorkloadName } from './contender.ts';

/** One row of a table: a figure for each of the workload's columns. */
export type Figures = Record<string, number>;

/** Takes the figures of a run, and says whether there is to be another. */
export type More = (figures: Figures) => boolean;

export interface Case {
  title: string;
  /** Only we are asked: it shows how our own figure follows from the case before. */
  alone?: boolean;
  /** Runs until it is told that it is enough: anew each time where a run leaves traces, else in one world. */
  measure(contender: Contender, more: More): Promise<void>;
  /** The same done as plainly as can be, to stand beside it. */
  limit?: { title: string; measure(): Figures };
}

export interface Workload {
  name: WorkloadName;
  /** A table each. */
  cases: readonly Case[];
  /** Unit by column; the first column ranks. */
  columns: Readonly<Record<string, string>>;
  /** More is better in the column that ranks. */
  moreIsBetter?: boolean;
}
