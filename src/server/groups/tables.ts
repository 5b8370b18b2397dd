/** Table of migration 0008: the sums that were published, and about whom. */
export interface GroupFigureTable {
  ws: string;
  /** First day of the week. */
  week: string;
  /** '' for everyone. */
  team: string;
  /** JSON: ids of the people in the sum. */
  people: string;
  /** Null where it was not published. */
  capacityMinutes: number | null;
  demandMinutes: number | null;
}

export interface GroupTables {
  group_figure: GroupFigureTable;
}
