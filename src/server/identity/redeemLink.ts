import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { Deps } from '../deps.ts';
import type { LinkKey } from './linkKey.ts';
import type { Session } from './session.ts';
import { type Arrival, signIn } from './signIn.ts';
import { usableLink } from './usableLink.ts';

/**
 * Uses a link up and signs in as the person it names, both in one transaction: of two who press at once, one gets
 * a session and the other hears that the link was used.
 * @returns undefined when the link is of no use, whatever the reason: an outsider learns no more
 */
export async function redeemLink(
  trx: Kysely<Tables>,
  deps: Pick<Deps, 'clock' | 'randomBytes'>,
  key: LinkKey,
  arrival: Pick<Arrival, 'method' | 'label' | 'previousToken'>,
): Promise<{ token: string; session: Session } | undefined> {
  const at = deps.clock();
  const link = await usableLink(trx, key, at);
  if (link === undefined) return undefined;
  const used = await trx
    .updateTable('link')
    .set({ usedAt: at })
    .where('id', '=', link.id)
    .where('usedAt', 'is', null)
    .executeTakeFirst();
  if (used.numUpdatedRows !== 1n) return undefined;
  const { workspaceId, personId } = link;
  return signIn(trx, deps, { workspaceId, personId, ...arrival });
}
