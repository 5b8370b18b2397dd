/** What a request is about: somebody, and something of each kind that is theirs. */
export interface Subject {
  person: string;
  team: string;
  project: string;
  /** Someone of the same team or project who has never signed in. */
  newcomer: string;
  /** Nobody has it; in the subject's team, or for `project` in the project. */
  loose: string;
  /** Workspace in which all of this is: ids that belong to no one end in it. */
  place: string;
  /** Workspace that is asked, which may be another. */
  ws: string;
  /** A device of theirs that is signed in. */
  session: string;
  /** A link that signs in as them. */
  token: string;
}

/** Rows of people have these ids, so that whoever is named, all of theirs is. */
export const taskOf = (person: string): string => `task-${person}`;
export const doneOf = (person: string): string => `done-${person}`;
export const flagOf = (person: string): string => `flag-${person}`;
export const allocationOf = (person: string): string => `allocation-${person}`;
/** Ways in, of which each has one. */
export const passkeyOf = (person: string): string => `passkey-${person}`;
export const addressOf = (person: string): string => `${person}@example.org`;
export const WEEK_FROM = '2026-01-05';
