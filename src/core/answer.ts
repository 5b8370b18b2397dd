/** A lead's answer to a flag: a row of its own. Lies in the scopes of its flag, whose audience it carries. */
export interface Answer {
  id: string;
  flagId: string;
  /** Who raised the flag. */
  personId: string;
  byId: string;
  kind: 'acknowledge' | 'reply' | 'resolve';
  text: string;
  at: number;
  teamIds: string[];
  toIds: string[];
}
