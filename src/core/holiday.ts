/** One public holiday of one region. Scope `w`. Its id is `<region>:<day>`, so that naming it twice is naming it once. */
export interface Holiday {
  id: string;
  region: string;
  day: string;
  name: string;
  /** Per cent of the day that is free: 100, or 50 for a half holiday. */
  percent: number;
}
