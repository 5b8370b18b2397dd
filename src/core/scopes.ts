/**
 * Who sees what: a row lies in a small set of scopes, a person holds a set of scopes, and receives exactly
 * the rows where the two meet. This is the row's half; `grants.ts` is the person's.
 *
 * Two scopes go beyond the design's table, so that grants follow from memberships alone:
 * `y:<person>` holds what others addressed to that person, and `f:_` the flags of people who have no lead.
 */
import { addDays, type CivilDay } from './civilDay.ts';
import type { RowType, RowTypes } from './rows.ts';
import { isFinished } from './task.ts';

/** `w`, `m`, or a letter, a colon and an id. */
export type Scope = string;

/** Finished work and daily entries leave the phones after this many days; the server keeps them. */
export const KEPT_DAYS = 60;

/**
 * A closed flag and its answers leave the phones after this many days without another word, the same in every scope:
 * whoever raised a flag must not lose sight of an answer before the lead who gave it does, so that a person's own
 * scope keeps them as long as the leads' does, and not `KEPT_DAYS`. No row says alone whether its flag is closed:
 * `scopesOf` does not know of this, the feed does.
 */
export const KEPT_FLAG_DAYS = 90;

/** `since`: the oldest day whose finished work and daily entries are on the phones. */
type ScopesOf = { readonly [T in RowType]: (row: RowTypes[T], since: CivilDay) => Scope[] };

const ofPerson = (row: { personId: string }): Scope[] => [`p:${row.personId}`];
const aboutPerson = (row: { personId: string }): Scope[] => [`a:${row.personId}`];
const everyone = (): Scope[] => ['w'];
const recentOfPerson = (row: { personId: string; day: CivilDay }, since: CivilDay): Scope[] =>
  row.day < since ? [] : ofPerson(row);
const audience = (row: { teamIds: string[]; toIds: string[] }): Scope[] => [
  ...row.teamIds.map((team) => `f:${team}`),
  ...row.toIds.map((person) => `y:${person}`),
];

const SCOPES: ScopesOf = {
  workspace: everyone,
  team: everyone,
  skill: everyone,
  holiday: everyone,
  project: everyone,
  person: (row) => [`a:${row.id}`],
  workingWeek: aboutPerson,
  availability: aboutPerson,
  presence: aboutPerson,
  flagUp: aboutPerson,
  reason: (row) => [`x:${row.personId}`],
  report: ofPerson,
  checkin: recentOfPerson,
  timeEntry: recentOfPerson,
  allocation: (row) => [`p:${row.personId}`, `j:${row.projectId}`],
  task: (row, since) => {
    if (isFinished(row) && row.doneOn !== null && row.doneOn < since) return [];
    const scopes: Scope[] = [];
    if (row.assigneeId !== null) scopes.push(`p:${row.assigneeId}`);
    if (row.projectId !== null) scopes.push(`j:${row.projectId}`);
    if (row.assigneeId === null && row.teamId !== null) scopes.push(`u:${row.teamId}`);
    return scopes;
  },
  flag: (row) => [`p:${row.personId}`, ...audience(row)],
  answer: (row) => [`p:${row.personId}`, ...audience(row)],
};

/** The oldest day whose finished work and daily entries are on the phones on `today`. */
export const oldestKept = (today: CivilDay): CivilDay => addDays(today, -KEPT_DAYS);

/** The scopes a row lies in while what is as old as `since` is kept; none for older finished work and daily entries. */
export function scopesSince<T extends RowType>(type: T, row: RowTypes[T], since: CivilDay): Scope[] {
  return [...new Set(SCOPES[type](row, since))].sort();
}

/** The scopes a row lies in on `today`; for many rows at once, `scopesSince` with `oldestKept` costs less. */
export function scopesOf<T extends RowType>(type: T, row: RowTypes[T], today: CivilDay): Scope[] {
  return scopesSince(type, row, oldestKept(today));
}
