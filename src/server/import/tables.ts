/** Table of migration 0004: what each source last said about the rows that came from it. */
export interface SaidTable {
  ws: string;
  /** person, team or task */
  type: string;
  /** The row's key in the source. */
  key: string;
  /** The row that it became. */
  id: string;
  /** JSON: the fields as the source gave them. */
  fields: string;
}

export interface ImportTables {
  said: SaidTable;
}
