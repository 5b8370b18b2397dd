/**
 * Why a mutation was not carried out: one union for both sides and for the words that people read.
 *
 * A code never changes its meaning; new ones may come. `superseded` is not a failure: the same person said
 * something later that arrived earlier.
 */
export const REJECTION_CODES = [
  'invalid', // an argument does not fit; `field` names it
  'unknown_mutation',
  'not_found', // a row that it names does not exist, or not any more
  'not_allowed', // the author's roles do not permit it
  'wrong_author', // it was written by someone else than the one who sends it
  'needs_proposal', // reaches beyond the author's own teams and projects: the receiver has to agree
  'already_finished', // the task is done or dropped
  'already_closed', // the flag is resolved or withdrawn
  'already_exists',
  'inactive', // the person named has left
  'archived', // the team or project named is archived
  'cycle', // tasks would wait for each other; `ids` names the circle
  'range', // a date range ends before it starts, or is longer than allowed
  'no_scope', // nobody would see the row
  'last_admin', // a workspace keeps at least one admin
  'superseded',
] as const;

export type RejectionCode = (typeof REJECTION_CODES)[number];
