export type Role = 'member' | 'lead' | 'manager' | 'admin';

/**
 * Someone whose time is planned; may or may not have signed in yet. Scope `a:<person>`.
 *
 * `lead` is not stored among the roles: it follows from being named by a team or project (see `actor.ts`),
 * so that the two can never disagree.
 */
export interface Person {
  id: string;
  name: string;
  roles: Exclude<Role, 'lead'>[];
  teamIds: string[];
  skillIds: string[];
  /** IANA zone; decides what "today" is for this person. */
  zone: string;
  /** Holiday region, '' for none, null for the workspace's. */
  region: string | null;
  employedFrom: string | null;
  /** Last day of employment, inclusive. */
  employedTo: string | null;
  sourceKey: string | null;
  /** False once removed: no capacity, no sign-in, history kept. */
  active: boolean;
}
