import type { Kysely } from 'kysely';
import { addDays, type CivilDay } from '../../core/civilDay.ts';
import type { Tables } from '../database/tables.ts';

/** A phone that was away for longer gets everything anew instead of what changed. */
const DELETIONS_KEPT_DAYS = 90;
/** Old phones may send what they wrote for twelve months; a while longer, and their numbers are forgotten. */
const CLIENTS_KEPT_DAYS = 400;
const DAY = 86_400_000;

/** Forgets deletions that every phone has heard of or will never ask for, and raises the floor to say so. */
export async function forgetDeletions(
  trx: Kysely<Tables>,
  workspaceId: string,
  today: CivilDay,
): Promise<void> {
  const mark = await trx
    .selectFrom('day_mark')
    .select(['day', 'head'])
    .where('ws', '=', workspaceId)
    .where('day', '<=', addDays(today, -DELETIONS_KEPT_DAYS))
    .orderBy('day', 'desc')
    .executeTakeFirst();
  if (!mark) return;
  await trx
    .updateTable('workspace')
    .set({ floor: mark.head })
    .where('id', '=', workspaceId)
    .where('floor', '<', mark.head)
    .execute();
  await trx
    .deleteFrom('feed')
    .where('ws', '=', workspaceId)
    .where('op', '=', 'del')
    .where('ver', '<=', mark.head)
    .execute();
  await trx.deleteFrom('day_mark').where('ws', '=', workspaceId).where('day', '<', mark.day).execute();
}

/** Forgets clients that have sent nothing for more than a year, and what was kept for them; pulling writes nothing here. */
export async function forgetClients(trx: Kysely<Tables>, workspaceId: string, now: number): Promise<void> {
  const gone = await trx
    .deleteFrom('client')
    .where('ws', '=', workspaceId)
    .where('last_seen', '<', now - CLIENTS_KEPT_DAYS * DAY)
    .returning('id')
    .execute();
  for (const { id } of gone) {
    await trx.deleteFrom('mutation_uid').where('ws', '=', workspaceId).where('client', '=', id).execute();
    await trx.deleteFrom('mutation_result').where('ws', '=', workspaceId).where('client', '=', id).execute();
  }
}
