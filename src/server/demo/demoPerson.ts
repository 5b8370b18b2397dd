/** Someone who works in the demo: what the story needs to know of them. */
export interface DemoPerson {
  id: string;
  name: string;
  team: string;
  zone: string;
  /** Null: the workspace's. */
  region: string | null;
  /** Null: they never said, so the workspace's default week stands in. */
  week: readonly number[] | null;
  skills: readonly string[];
  projects: readonly string[];
  /**
   * How full each week is, from the first that still has a working day's worth of hours: work ÷ capacity. More than 1
   * cannot be done.
   */
  fill: readonly number[];
  /** Days since they last reported; null for never. */
  reported: number | null;
  roles?: readonly ('member' | 'manager' | 'admin')[];
}
