/** Person × project × date range × commitment. Scopes `p:<person>` and `j:<project>`. */
export interface Allocation {
  id: string;
  personId: string;
  projectId: string;
  from: string;
  /** Last day, inclusive. */
  to: string;
  /** Either minutes a day … */
  minutesPerDay: number | null;
  /** … or a share of capacity, 0…100. */
  percent: number | null;
  mode: 'fixed' | 'flexible' | 'dynamic';
  tentative: boolean;
}
