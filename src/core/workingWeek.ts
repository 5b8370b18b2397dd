/**
 * Minutes a person works per weekday, effective from a date until the next one. Scope `a:<person>`.
 * Its id is `<person>:<from>`: saying it again for the same date replaces it.
 */
export interface WorkingWeek {
  id: string;
  personId: string;
  from: string;
  /** Monday first. */
  minutes: number[];
}
