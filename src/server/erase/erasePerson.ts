/**
 * Erases a person: everything that they said, and that it was they who did what stays. What stays for figures (effort and
 * dates of tasks, that a flag of someone else was answered) points at nobody any more.
 *
 * Their id remains, in the list of the erased, in the audit and in sums over groups of the last quarter: it is random, and
 * nothing leads from it to a name. What others wrote about them in words of their own is not found here, nor are backups
 * made before: `eraseAgain` takes care of those when one is restored.
 */
import type { Kysely } from 'kysely';
import { patch, remove, type Write } from '../../core/mutation.ts';
import { COLUMNS, ROW_TYPES, type RowType } from '../../core/rows.ts';
import type { Tables } from '../database/tables.ts';
import { readRows } from '../rows/readRows.ts';
import type { StoreContext, Stored } from '../rows/storeChanges.ts';
import { anyTable, rowOf, type StoredRow, tableOf } from '../rows/storedRow.ts';
import { storeWrites } from '../rows/storeWrites.ts';
import { forgetAuthor } from './forgetAuthor.ts';

/** Stands where a row has to name someone, and they were erased. */
export const ERASED = 'erased';

/** Rows that are a person's own, found by their `personId`. */
const OWN = ROW_TYPES.filter((type) => 'personId' in COLUMNS[type]);

/** @param context at a version of its own, in whose transaction all of it happens */
export async function erasePerson(
  trx: Kysely<Tables>,
  context: StoreContext,
  personId: string,
): Promise<Stored> {
  const { workspaceId: ws, ver, at } = context;
  const person = (await rowsWhere(trx, ws, 'person', 'id', personId))[0];
  const stored = await storeWrites(trx, context, [
    ...(await ownRows(trx, ws, personId)),
    ...(await mentions(trx, ws, personId)),
    ...(person ? [remove('person', personId)] : []),
  ]);
  await forgetAuthor(trx, ws, personId);
  await eraseIdentity(trx, ws, personId, at);
  await eraseMemory(trx, ws, personId, person ? [person.name, person.sourceKey] : []);
  await neverAgain(trx, ws, personId, ver);
  await trx
    .insertInto('erased')
    .values({ ws, personId, at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return stored;
}

async function ownRows(trx: Kysely<Tables>, ws: string, personId: string): Promise<Write[]> {
  const writes: Write[] = [];
  for (const type of OWN)
    for (const { id } of await rowsWhere(trx, ws, type, 'personId', personId)) writes.push(remove(type, id));
  return writes;
}

/** Where others' rows name them. */
async function mentions(trx: Kysely<Tables>, ws: string, personId: string): Promise<Write[]> {
  const writes: Write[] = [];
  for (const { id, projectId, teamId } of await rowsWhere(trx, ws, 'task', 'assigneeId', personId))
    writes.push(
      projectId === null && teamId === null ? remove('task', id) : patch('task', id, { assigneeId: null }),
    );
  for (const { id, leadIds } of await readRows(trx, ws, 'team'))
    if (leadIds.includes(personId))
      writes.push(patch('team', id, { leadIds: leadIds.filter((lead) => lead !== personId) }));
  for (const { id, leadId, allocatorId } of await readRows(trx, ws, 'project'))
    if (leadId === personId || allocatorId === personId)
      writes.push(
        patch('project', id, {
          ...(leadId === personId ? { leadId: null } : {}),
          ...(allocatorId === personId ? { allocatorId: null } : {}),
        }),
      );
  // What they answered stays an answer, for whoever asked to see that there was one.
  for (const { id, personId: asked } of await rowsWhere(trx, ws, 'answer', 'byId', personId))
    if (asked !== personId) writes.push(patch('answer', id, { byId: ERASED, text: '' }));
  for (const type of ['flag', 'answer'] as const)
    for (const { id, personId: by, toIds } of await readRows(trx, ws, type))
      if (by !== personId && toIds.includes(personId))
        writes.push(patch(type, id, { toIds: toIds.filter((to) => to !== personId) }));
  return writes;
}

/** What lets someone in, an address and an account elsewhere included. */
const WAYS_IN = ['account', 'link', 'passkey', 'mail_address', 'oidc_identity', 'attempt'] as const;

/** Devices stay as rows without a name, so that each hears `revoked` and wipes what it holds. */
async function eraseIdentity(trx: Kysely<Tables>, ws: string, personId: string, at: number): Promise<void> {
  for (const table of WAYS_IN)
    await trx.deleteFrom(table).where('ws', '=', ws).where('personId', '=', personId).execute();
  const unsigned = trx.updateTable('link').set({ issuedBy: null });
  await unsigned.where('ws', '=', ws).where('issuedBy', '=', personId).execute();
  await trx
    .updateTable('mail_address')
    .set({ setBy: ERASED })
    .where('ws', '=', ws)
    .where('setBy', '=', personId)
    .execute();
  const unnamed = trx.updateTable('session').set({ label: '', endedAt: at });
  await unnamed.where('ws', '=', ws).where('personId', '=', personId).execute();
}

/** What is remembered of their phones, and what imports remember of them. */
async function eraseMemory(
  trx: Kysely<Tables>,
  ws: string,
  personId: string,
  names: readonly (string | null)[],
): Promise<void> {
  const clients = await trx
    .deleteFrom('client')
    .where('ws', '=', ws)
    .where('person', '=', personId)
    .returning('id')
    .execute();
  for (const { id } of clients)
    await trx.deleteFrom('mutation_result').where('ws', '=', ws).where('client', '=', id).execute();
  await trx.deleteFrom('mutation_uid').where('ws', '=', ws).where('person', '=', personId).execute();
  const said = await trx.selectFrom('said').selectAll().where('ws', '=', ws).execute();
  for (const { type, key, id, fields } of said) {
    const row = trx.deleteFrom('said').where('ws', '=', ws).where('type', '=', type).where('key', '=', key);
    if (type === 'person' && id === personId) await row.execute();
    const { assignee, ...kept } = JSON.parse(fields) as { assignee?: string };
    if (type !== 'task' || assignee === undefined || !names.includes(assignee)) continue;
    await trx
      .updateTable('said')
      .set({ fields: JSON.stringify(kept) })
      .where('ws', '=', ws)
      .where('type', '=', type)
      .where('key', '=', key)
      .execute();
  }
}

/**
 * After a restore from before they were made, the phone of whoever made them offers that again: the id says by which
 * mutation it was, and that one counts as dealt with.
 */
async function neverAgain(trx: Kysely<Tables>, ws: string, personId: string, n: number): Promise<void> {
  const uid = /^(.+)\.\d+$/.exec(personId)?.[1];
  if (uid === undefined) return;
  await trx
    .insertInto('mutation_uid')
    .values({ ws, uid, client: ERASED, n, person: '', applied: 1 })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function rowsWhere<T extends RowType>(
  db: Kysely<Tables>,
  ws: string,
  type: T,
  column: string,
  value: string,
) {
  const stored = await anyTable(db)
    .selectFrom(tableOf(type))
    .selectAll()
    .$castTo<StoredRow>()
    .where('ws', '=', ws)
    .where(column, '=', value)
    .orderBy('id')
    .execute();
  return stored.map((row) => rowOf(type, row));
}
