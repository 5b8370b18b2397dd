import type { Deps } from '../deps.ts';
import type { Session } from './session.ts';
import { signIn } from './signIn.ts';
import { usableLink } from './usableLink.ts';

/**
 * Uses a link up and signs in as the person it names, both in one transaction: of two who press at once, one gets
 * a session and the other hears that the link was used.
 * @returns undefined when the link is of no use, whatever the reason: an outsider learns no more
 */
export function redeemLink(
  deps: Pick<Deps, 'database' | 'clock' | 'randomBytes'>,
  { token, label, previousToken }: { token: string; label: string; previousToken: string | undefined },
): Promise<{ token: string; session: Session } | undefined> {
  return deps.database.write(async (trx) => {
    const at = deps.clock();
    const link = await usableLink(trx, token, at);
    if (link === undefined) return undefined;
    const used = await trx
      .updateTable('link')
      .set({ usedAt: at })
      .where('id', '=', link.id)
      .where('usedAt', 'is', null)
      .executeTakeFirst();
    if (used.numUpdatedRows !== 1n) return undefined;
    const { workspaceId, personId } = link;
    return signIn(trx, deps, { workspaceId, personId, method: 'link', label, previousToken });
  });
}
