/** A group of people with one or more leads. Who belongs to it stands on each person. Scope `w`. */
export interface Team {
  id: string;
  name: string;
  leadIds: string[];
  /** Key in the tool it was imported from, or null. */
  sourceKey: string | null;
  /** Archived teams take no new people; their history stays. */
  archived: boolean;
}
