import type { Kysely } from 'kysely';
import { civilDayIn } from '../../core/civilDay.ts';
import type { Tables } from '../database/tables.ts';
import { nextVersion } from '../rows/nextVersion.ts';
import { type Erased, without } from './erasedList.ts';
import { erasePerson } from './erasePerson.ts';

/** Erases whoever is on a list and still, or again, in this database; of workspaces that are in it. */
export async function eraseAgain(
  write: <T>(work: (trx: Kysely<Tables>) => Promise<T>) => Promise<T>,
  db: Kysely<Tables>,
  list: readonly Erased[],
): Promise<Erased[]> {
  const workspaces = (await db.selectFrom('workspace').select('id').execute()).map(({ id }) => id);
  const known = await db.selectFrom('erased').selectAll().execute();
  const missing = without(list, known).filter(({ ws }) => workspaces.includes(ws));
  for (const { ws, personId, at } of missing)
    await write(async (trx) => {
      const ver = await nextVersion(trx, ws);
      await erasePerson(trx, { workspaceId: ws, ver, today: civilDayIn('UTC', at), at }, personId);
    });
  return missing;
}
