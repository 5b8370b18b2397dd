import type { Kysely } from 'kysely';
import type { OtherWord } from '../../core/otherWord.ts';
import type { Scope } from '../../core/scopes.ts';
import type { MutationResult } from '../../sync/messages.ts';
import type { Tables } from '../database/tables.ts';
import { everScopesOf } from '../rows/everScopesOf.ts';
import { readRow } from '../rows/readRows.ts';

/**
 * Results with what stood in the way as far as their reader may see it now. It was found out when they were refused; an
 * answer that was lost is told again, and whoever hears it may have lost a scope since.
 */
export async function wordsInSight(
  trx: Kysely<Tables>,
  workspaceId: string,
  grants: ReadonlySet<Scope>,
  results: readonly MutationResult[],
): Promise<MutationResult[]> {
  const told: MutationResult[] = [];
  for (const { theirs, ...result } of results) {
    const words: OtherWord[] = [];
    for (const word of (theirs ?? []) as OtherWord[])
      if (await isInSight(trx, workspaceId, grants, word)) words.push(word);
    told.push(words.length > 0 ? { ...result, theirs: words } : result);
  }
  return told;
}

async function isInSight(
  trx: Kysely<Tables>,
  workspaceId: string,
  grants: ReadonlySet<Scope>,
  { type, id, fields }: OtherWord,
): Promise<boolean> {
  // That it has left what they may see is all that such a word says.
  if (Object.keys(fields).length === 0) return true;
  const row = await readRow(trx, workspaceId, type, id);
  return row !== undefined && everScopesOf(type, row).some((scope) => grants.has(scope));
}
