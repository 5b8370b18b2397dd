import type { Kysely } from 'kysely';
import type { RowType } from '../../core/rows.ts';
import { oldestKept, type Scope, scopesSince } from '../../core/scopes.ts';
import { parts } from '../database/parts.ts';
import { statement } from '../database/statement.ts';
import type { Tables } from '../database/tables.ts';
import { everScopesOf } from './everScopesOf.ts';
import { flagsBack } from './flagsBack.ts';
import type { RowChange } from './rowChanges.ts';

type Entry = Tables['feed'];

/**
 * Tells the feed where each changed row lies now: `put` in every scope that it is in, `del` in those that it has left,
 * all at one version.
 * @returns every scope concerned.
 */
export async function storeFeed(
  trx: Kysely<Tables>,
  { workspaceId: ws, ver, today }: { workspaceId: string; ver: number; today: string },
  changes: readonly RowChange[],
): Promise<Set<Scope>> {
  const since = oldestKept(today);
  const puts: Entry[] = [];
  const touched = new Set<Scope>();
  const back = await flagsBack(trx, ws, changes);
  for (const { type, id, before, after } of [
    ...changes,
    ...back.map((each) => ({ ...each, before: undefined })),
  ]) {
    const now = after ? scopesSince(type, after as never, since) : [];
    for (const scope of now) {
      puts.push({ ws, scope, type, id, ver, op: 'put' });
      touched.add(scope);
    }
    const left = before ? everScopesOf(type, before).filter((scope) => !now.includes(scope)) : [];
    if (left.length === 0) continue;
    for (const scope of await takeOut(trx, { workspaceId: ws, ver }, type, id, left)) touched.add(scope);
  }
  for (const some of parts(puts)) await putEntries(trx, some);
  return touched;
}

/**
 * Takes a row out of scopes. Only what was there can leave: a row that had grown too old for the phones has left before.
 * @returns the scopes that it left now.
 */
export async function takeOut(
  trx: Kysely<Tables>,
  { workspaceId, ver }: { workspaceId: string; ver: number },
  type: RowType,
  id: string,
  scopes: readonly Scope[],
): Promise<Scope[]> {
  const left = await deleteEntries(trx, ver, workspaceId, scopes, type, id);
  return left.map(({ scope }) => scope);
}

const putEntries = statement((db, entries: readonly Entry[]) =>
  db
    .insertInto('feed')
    .values(entries)
    .onConflict((conflict) =>
      conflict
        .columns(['ws', 'scope', 'type', 'id'])
        .doUpdateSet((eb) => ({ ver: eb.ref('excluded.ver'), op: eb.ref('excluded.op') })),
    ),
);

const deleteEntries = statement(
  (db, ver: number, ws: string, scopes: readonly Scope[], type: string, id: string) =>
    db
      .updateTable('feed')
      .set({ ver, op: 'del' })
      .where('ws', '=', ws)
      .where('scope', 'in', scopes)
      .where('type', '=', type)
      .where('id', '=', id)
      .where('op', '=', 'put')
      .returning('scope'),
);
