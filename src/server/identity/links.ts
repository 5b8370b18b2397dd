import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { Deps } from '../deps.ts';
import { audit } from './audit.ts';
import { newId } from './newId.ts';
import { DAY } from './session.ts';
import type { LinkKind } from './tables.ts';
import { hashToken, makeToken } from './token.ts';

/** How long each kind can be used (ms). */
export const LIFETIME: Readonly<Record<LinkKind, number>> = { invitation: 7 * DAY, sign_in: 15 * 60 * 1000 };
/** Whoever installs a server may come back to its terminal tomorrow. */
export const FIRST_ADMIN_LIFETIME = DAY;

export interface LinkRequest {
  workspaceId: string;
  personId: string;
  kind: LinkKind;
  /** The person who makes it; null for the server's own console. */
  issuedBy: string | null;
  /** ms; the kind's own unless said. */
  lifetime?: number;
  /** Of the short code that is to stand for it, if one is. */
  codeHash?: string;
}

export interface IssuedLink {
  token: string;
  expiresAt: number;
}

/**
 * Makes a link that signs in as a person, once. Links of its kind that were made for them before stop working, so
 * that there is never a forgotten one about. The token exists in the answer alone.
 */
export async function issueLink(
  trx: Kysely<Tables>,
  { clock, randomBytes }: Pick<Deps, 'clock' | 'randomBytes'>,
  { workspaceId, personId, kind, issuedBy, lifetime = LIFETIME[kind], codeHash }: LinkRequest,
): Promise<IssuedLink> {
  const at = clock();
  const token = makeToken(randomBytes);
  const expiresAt = at + lifetime;
  await trx
    .updateTable('link')
    .set({ revokedAt: at })
    .where('ws', '=', workspaceId)
    .where('personId', '=', personId)
    .where('kind', '=', kind)
    .where('usedAt', 'is', null)
    .where('revokedAt', 'is', null)
    .execute();
  // Long dead ones say nothing that the record does not say.
  await trx
    .deleteFrom('link')
    .where('expiresAt', '<', at - 30 * DAY)
    .execute();
  await trx
    .insertInto('link')
    .values({
      id: newId(randomBytes),
      ws: workspaceId,
      tokenHash: hashToken(token),
      kind,
      personId,
      issuedBy,
      createdAt: at,
      expiresAt,
      usedAt: null,
      revokedAt: null,
      codeHash: codeHash ?? null,
    })
    .execute();
  await audit(trx, {
    workspaceId,
    at,
    kind: 'link_issued',
    actorId: issuedBy,
    subjectId: personId,
    detail: { kind },
  });
  return { token, expiresAt };
}

/** The token stands behind `#`, which browsers send to no server: it is in no log and no preview. */
export function linkUrl(origin: string, token: string): string {
  return `${origin}/join#${token}`;
}
