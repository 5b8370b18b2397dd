import type { Kysely } from 'kysely';
import { civilDayIn } from '../../core/civilDay.ts';
import { create } from '../../core/mutation.ts';
import { WORKSPACE_DEFAULTS } from '../../core/workspace.ts';
import type { Tables } from '../database/tables.ts';
import type { Deps } from '../deps.ts';
import { newId } from '../identity/newId.ts';
import { nextVersion } from '../rows/nextVersion.ts';
import { storeWrites } from '../rows/storeWrites.ts';

export interface NewWorkspace {
  name: string;
  /** Until they say their name. */
  adminName: string;
  /** The first admin's IANA zone. */
  zone: string;
  /** Public holidays of whoever has no region of their own; '' for none. */
  region?: string;
}

/** A workspace of one person, who may do everything: all further people come through them. */
export async function createWorkspace(
  trx: Kysely<Tables>,
  { clock, randomBytes }: Pick<Deps, 'clock' | 'randomBytes'>,
  { name, adminName, zone, region = '' }: NewWorkspace,
): Promise<{ workspaceId: string; personId: string }> {
  const at = clock();
  const workspaceId = newId(randomBytes);
  const personId = newId(randomBytes);
  await trx
    .insertInto('workspace')
    .values({ id: workspaceId, epoch: newId(randomBytes), head: 0, floor: 0 })
    .execute();
  const ver = await nextVersion(trx, workspaceId);
  await storeWrites(trx, { workspaceId, ver, today: civilDayIn(zone, at), at }, [
    create('workspace', { ...WORKSPACE_DEFAULTS, id: workspaceId, name, region }),
    create('person', {
      id: personId,
      name: adminName,
      roles: ['member', 'manager', 'admin'],
      teamIds: [],
      skillIds: [],
      zone,
      region: null,
      employedFrom: null,
      employedTo: null,
      sourceKey: null,
      active: true,
    }),
  ]);
  return { workspaceId, personId };
}
