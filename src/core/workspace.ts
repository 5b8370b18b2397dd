/** Settings of one organisation; its row has the workspace's own id and lies in scope `w`. */
export interface Workspace {
  id: string;
  name: string;
  /** First day of the week: 0 Monday … 6 Sunday. */
  weekStart: number;
  /** Minutes per weekday, Monday first, assumed for whoever has not said their own. */
  defaultWeek: number[];
  /** Holiday region of people who have none of their own; '' for none. */
  region: string;
  /** Peak intensity from which feasible work is called tight, in per cent. */
  tightPercent: number;
  /** Share of a period that cannot be done from which over becomes far over, in per cent. */
  farOverPercent: number;
  /** Days without a report after which a person counts as not reported. */
  reportDays: number;
  /** Sums over people speak of at least as many besides the reader, for whoever leads nobody (see `groups/mayPublish.ts`). */
  minGroupSize: number;
  /** After so many months what people said and did is taken away (see `server/jobs/retention.ts`). */
  retentionMonths: number;
}

export const DEFAULT_WEEK: readonly number[] = [480, 480, 480, 480, 480, 0, 0];

export const WORKSPACE_DEFAULTS: Omit<Workspace, 'id' | 'name'> = {
  weekStart: 0,
  defaultWeek: [...DEFAULT_WEEK],
  region: '',
  tightPercent: 80,
  farOverPercent: 20,
  reportDays: 7,
  minGroupSize: 5,
  retentionMonths: 12,
};
