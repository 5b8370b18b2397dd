import type { Contender, WorkloadName } from './contender.ts';

/** One row of a table: a figure for each of the workload's columns. */
export type Figures = Record<string, number>;

export interface Workload {
  name: WorkloadName;
  /** A table each. */
  cases: readonly {
    title: string;
    measure(contender: Contender): Promise<Figures>;
  }[];
  /** Unit by column; the first column ranks. */
  columns: Readonly<Record<string, string>>;
  /** More is better in the column that ranks. */
  moreIsBetter?: boolean;
}
