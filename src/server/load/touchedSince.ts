import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';

/** Whose figures may have changed: everybody's, or these people's. */
export type Touched = 'everybody' | ReadonlySet<string>;

/** Rows that everyone's figures rest on; teams, projects and skills change names, not minutes. */
const FOR_EVERYBODY: ReadonlySet<string> = new Set(['workspace', 'holiday']);

/**
 * Whom the writes after version `ver` touched. The feed knows, because it has an entry for every row in the scope of
 * its person, also for a row that has left it: a task that moved touches the one who gave it and the one who got it.
 */
export async function touchedSince(db: Kysely<Tables>, workspaceId: string, ver: number): Promise<Touched> {
  const entries = await db
    .selectFrom('feed')
    .select(['scope', 'type'])
    .distinct()
    .where('ws', '=', workspaceId)
    .where('ver', '>', ver)
    .execute();
  const people = new Set<string>();
  for (const { scope, type } of entries) {
    if (FOR_EVERYBODY.has(type)) return 'everybody';
    if (scope.startsWith('a:') || scope.startsWith('p:')) people.add(scope.slice(2));
  }
  return people;
}
