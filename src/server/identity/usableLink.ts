import type { Kysely } from 'kysely';
import { may } from '../../core/policy/may.ts';
import * as to from '../../core/policy/rules.ts';
import type { Tables } from '../database/tables.ts';
import { actorFor } from '../queries/actor.ts';
import { readRow } from '../rows/readRows.ts';
import type { LinkKey } from './linkKey.ts';
import type { LinkKind } from './tables.ts';

export interface UsableLink {
  id: string;
  workspaceId: string;
  kind: LinkKind;
  personId: string;
  personName: string;
  issuedBy: string | null;
}

/**
 * The link that a key finds, if it would sign someone in now. Whether its maker may still make it is asked
 * again: a manager's link for a member must not outlive the day on which that member becomes an admin.
 */
export async function usableLink(
  db: Kysely<Tables>,
  key: LinkKey,
  now: number,
): Promise<UsableLink | undefined> {
  const link = await db
    .selectFrom('link')
    .selectAll()
    .where(key.column, '=', key.value)
    .where('usedAt', 'is', null)
    .where('revokedAt', 'is', null)
    .where('expiresAt', '>', now)
    .executeTakeFirst();
  if (link === undefined) return undefined;
  const person = await readRow(db, link.ws, 'person', link.personId);
  if (!person?.active) return undefined;
  if (link.issuedBy !== null && link.issuedBy !== link.personId) {
    const joined = await hasJoined(db, link.ws, link.personId);
    const issuer = await actorFor(db, link.ws, link.issuedBy);
    if (!may(issuer, to.invite, { roles: person.roles, joined })) return undefined;
  }
  const { id, ws, kind, personId, issuedBy } = link;
  return { id, workspaceId: ws, kind, personId, personName: person.name, issuedBy };
}

/** True once they have ever signed in. */
export async function hasJoined(db: Kysely<Tables>, workspaceId: string, personId: string): Promise<boolean> {
  const account = await db
    .selectFrom('account')
    .select('joinedAt')
    .where('ws', '=', workspaceId)
    .where('personId', '=', personId)
    .executeTakeFirst();
  return account !== undefined;
}
