/**
 * The name of the history that begins with a restore: fresh, and after the head from which phones have to offer again
 * what they sent (`sync/README.md`, "After a restore").
 *
 * That head is the one restored at, or one in the name of an epoch that is given up, where it is lower: a phone that
 * slept through two restores knows only the last name. Given up are the backup's own epoch, and that of the database
 * which it replaces. One without a head in its name began with the workspace, and nothing is missing from it.
 */
export function restoredEpoch(fresh: string, head: number, givenUp: readonly string[]): string {
  const heads = givenUp.map((epoch) => Number(/@(\d{1,15})$/.exec(epoch)?.[1] ?? head));
  return `${fresh}@${Math.min(head, ...heads)}`;
}
