import type { Kysely } from 'kysely';
import type { Answer } from '../../core/answer.ts';
import type { Row } from '../../core/rows.ts';
import { statement } from '../database/statement.ts';
import type { Tables } from '../database/tables.ts';
import { readRowsById, readRowsWhere } from './readRows.ts';
import type { RowChange } from './rowChanges.ts';

/** A row that has to be on phones again although it has not changed itself. */
export type BackAgain = { type: 'flag' | 'answer'; id: string; after: Row };

/**
 * A flag and its answers leave the phones together, and come back together when someone has a word to add or takes
 * a closing back: an answer without its flag, or a flag without what was answered, would say something else.
 * @param changes stored already, but not yet in the feed
 */
export async function flagsBack(
  trx: Kysely<Tables>,
  ws: string,
  changes: readonly RowChange[],
): Promise<BackAgain[]> {
  const flagIds = new Set<string>();
  for (const { type, id, before, after } of changes) {
    if (type === 'answer' && after) flagIds.add((after as Answer).flagId);
    if (type === 'flag' && after && before) flagIds.add(id);
  }
  const changed = new Set(changes.map(({ type, id }) => `${type}:${id}`));
  const back: BackAgain[] = [];
  for (const flag of flagIds.size > 0 ? await readRowsById(trx, ws, 'flag', [...flagIds]) : []) {
    if ((await onPhones(trx, ws, `p:${flag.personId}`, flag.id)).length > 0) continue;
    back.push({ type: 'flag', id: flag.id, after: flag });
    for (const answer of await readRowsWhere(trx, ws, 'answer', 'flagId', flag.id))
      back.push({ type: 'answer', id: answer.id, after: answer });
  }
  return back.filter(({ type, id }) => !changed.has(`${type}:${id}`));
}

const onPhones = statement((db, ws: string, scope: string, id: string) =>
  db
    .selectFrom('feed')
    .select('ver')
    .where('ws', '=', ws)
    .where('scope', '=', scope)
    .where('type', '=', 'flag')
    .where('id', '=', id)
    .where('op', '=', 'put'),
);
