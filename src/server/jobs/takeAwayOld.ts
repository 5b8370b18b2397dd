import type { Kysely } from 'kysely';
import { type CivilDay, dayNumber } from '../../core/civilDay.ts';
import type { Write } from '../../core/mutation.ts';
import { ROW_TYPES } from '../../core/rows.ts';
import type { Tables } from '../database/tables.ts';
import type { Deps } from '../deps.ts';
import { forgetAuthors } from '../rows/forgetAuthors.ts';
import { nextVersion } from '../rows/nextVersion.ts';
import { readRow } from '../rows/readRows.ts';
import { storeWrites } from '../rows/storeWrites.ts';
import { monthsBefore } from './monthsBefore.ts';
import { type Cutoff, RETENTION } from './retention.ts';

/** Rows in one transaction: people's writes wait behind it. */
const SOME = 500;
const DAY = 86_400_000;

/** Deletes what is older than the workspace keeps things, in parts, each at a version of its own. */
export async function takeAwayOld(
  { database, clock, pokes }: Pick<Deps, 'database' | 'clock' | 'pokes'>,
  workspaceId: string,
  today: CivilDay,
): Promise<void> {
  const settings = await readRow(database.read, workspaceId, 'workspace', workspaceId);
  if (!settings) return;
  const day = monthsBefore(today, settings.retentionMonths);
  const cutoff: Cutoff = { workspaceId, day, instant: dayNumber(day) * DAY };
  for (const type of ROW_TYPES) {
    const rule = RETENTION[type];
    if ('stays' in rule) continue;
    // Looked for before anyone is kept waiting, and again in the transaction: it may have been written anew meanwhile.
    while ((await rule(database.read, cutoff, 1)).length > 0) {
      const { ver, scopes } = await database.write(async (trx) => {
        const next = await nextVersion(trx, workspaceId);
        const writes = await rule(trx, cutoff, SOME);
        const stored = await storeWrites(trx, { workspaceId, ver: next, today, at: clock() }, writes);
        await forgetWhoDid(trx, workspaceId, next, clock(), writes);
        return { ver: next, scopes: stored.scopes };
      });
      if (scopes.size > 0) await pokes.changed(workspaceId, ver, scopes);
    }
  }
  await database.write((trx) => takeAwayTraces(trx, cutoff));
}

/** A task whose assignee is forgotten also forgets who wrote its fields, and what an import said about whose it was. */
async function forgetWhoDid(
  trx: Kysely<Tables>,
  ws: string,
  ver: number,
  at: number,
  writes: readonly Write[],
): Promise<void> {
  const ids = writes.flatMap((write) => (write.op === 'patch' && write.type === 'task' ? [write.id] : []));
  if (ids.length === 0) return;
  await forgetAuthors(trx, ws, 'task', ids, { ver, at });
  const said = await trx
    .selectFrom('said')
    .select(['key', 'fields'])
    .where('ws', '=', ws)
    .where('type', '=', 'task')
    .where('id', 'in', ids)
    .execute();
  for (const { key, fields } of said) {
    const { assignee: _, ...kept } = JSON.parse(fields) as Record<string, unknown>;
    await trx
      .updateTable('said')
      .set({ fields: JSON.stringify(kept) })
      .where('ws', '=', ws)
      .where('type', '=', 'task')
      .where('key', '=', key)
      .execute();
  }
}

/**
 * What only the server has: devices that were signed out or have not been seen since, links, sums over groups. The audit
 * stays: a record that forgets its beginning cannot show that nothing was taken out of it, and it names nobody.
 */
async function takeAwayTraces(trx: Kysely<Tables>, { workspaceId, day, instant }: Cutoff): Promise<void> {
  await trx.deleteFrom('session').where('ws', '=', workspaceId).where('seenAt', '<', instant).execute();
  await trx.deleteFrom('link').where('ws', '=', workspaceId).where('expiresAt', '<', instant).execute();
  await trx.deleteFrom('group_figure').where('ws', '=', workspaceId).where('week', '<', day).execute();
}
