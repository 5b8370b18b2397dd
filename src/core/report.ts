/**
 * When a person last wrote something about their own load, and what. Scope `p:<person>`; one row a person.
 * Its age runs from when it was written, not from when it arrived.
 */
export type ReportKind = 'availability' | 'progress' | 'checkin' | 'flag' | 'still_right';

export interface Report {
  id: string;
  personId: string;
  kind: ReportKind;
  at: number;
}
