import type { Database } from '../database/database.ts';
import { restoredEpoch } from './restoredEpoch.ts';
import type { WorkspaceStand } from './verifiedStand.ts';

/**
 * Begins a new history in each workspace of a database that was set back by other means. Nobody knows which links were
 * used since, so that all open ones are taken back. Versions stay: nothing of a workspace has changed.
 */
export function renewHistory(
  database: Database,
  { newId, now }: { newId: () => string; now: number },
): Promise<WorkspaceStand[]> {
  return database.write(async (trx) => {
    const before = await trx.selectFrom('workspace').select(['id', 'epoch', 'head']).orderBy('id').execute();
    const renewed: WorkspaceStand[] = [];
    for (const { id, epoch, head } of before) {
      const next = restoredEpoch(newId(), Number(head), [epoch]);
      await trx.updateTable('workspace').set({ epoch: next }).where('id', '=', id).execute();
      renewed.push({ id, epoch: next, head: Number(head) });
    }
    await trx
      .updateTable('link')
      .set({ revokedAt: now })
      .where('usedAt', 'is', null)
      .where('revokedAt', 'is', null)
      .execute();
    return renewed;
  });
}
