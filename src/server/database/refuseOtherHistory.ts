import type { Migration } from '../migrations/migration.ts';

/** What was applied has to be the beginning of what is known, else this program is not for this database. */
export function refuseOtherHistory(done: readonly string[], migrations: readonly Migration[]): void {
  const stranger = done.find((name, position) => migrations[position]?.name !== name);
  if (stranger !== undefined)
    throw new Error(
      `the database was migrated by another version of Plimsoll (${stranger}): start that one, or a newer one`,
    );
}
