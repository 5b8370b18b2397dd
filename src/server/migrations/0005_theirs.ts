import type { Migration } from './migration.ts';

/** A refusal says what stood in its way, from the moment when it did, until its author's phone has taken that in. */
export const theirs: Migration = {
  name: '0005_theirs',
  statements: ['alter table mutation_result add column theirs text'],
};
