/** How the load feels, 1 to 5, once a day. Scope `p:<person>`. Its id is `<person>:<day>`. */
export interface Checkin {
  id: string;
  personId: string;
  day: string;
  score: number;
}
