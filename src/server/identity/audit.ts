import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { AuditTable } from './tables.ts';

export type AuditKind =
  | 'signed_in'
  | 'signed_out'
  | 'device_ended'
  | 'link_issued'
  | 'link_failed'
  | 'not_allowed'
  | 'sign_in_failed' // by another way than a link
  | 'passkey_added'
  | 'passkey_removed'
  | 'code_sent'
  | 'mail_address_set'
  | 'mail_address_removed'
  | 'oidc_linked'
  | 'oidc_unlinked'
  | 'erased'
  | 'exported';

/** What happened to whom. Never a token, a cookie, a reason or a name. */
export interface AuditEntry {
  /** '' for what belongs to no workspace. */
  workspaceId: string;
  at: number;
  kind: AuditKind;
  actorId?: string | null;
  subjectId?: string | null;
  detail?: Record<string, string | number | boolean | null>;
}

/**
 * Appends an entry whose hash covers the one before it, so that changing, removing or inserting one later breaks
 * every hash after it. Call it within the transaction of what it records: both happen or neither.
 */
export async function audit(trx: Kysely<Tables>, entry: AuditEntry): Promise<void> {
  const last = await trx
    .selectFrom('audit')
    .select(['seq', 'hash'])
    .where('ws', '=', entry.workspaceId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  const row = {
    ws: entry.workspaceId,
    seq: (last?.seq ?? 0) + 1,
    at: entry.at,
    kind: entry.kind,
    actorId: entry.actorId ?? null,
    subjectId: entry.subjectId ?? null,
    detail: JSON.stringify(entry.detail ?? {}),
  };
  await trx
    .insertInto('audit')
    .values({ ...row, hash: hashOf(row, last?.hash ?? '') })
    .execute();
}

/** The first entry that does not follow from the one before it; undefined when the chain holds. */
export async function brokenAt(db: Kysely<Tables>, workspaceId: string): Promise<number | undefined> {
  const rows = await db
    .selectFrom('audit')
    .selectAll()
    .where('ws', '=', workspaceId)
    .orderBy('seq')
    .execute();
  let before = '';
  for (const [index, { hash, ...row }] of rows.entries()) {
    if (row.seq !== index + 1 || hash !== hashOf(row, before)) return index + 1;
    before = hash;
  }
  return undefined;
}

function hashOf(row: Omit<AuditTable, 'hash'>, before: string): string {
  const said = [row.ws, row.seq, row.at, row.kind, row.actorId, row.subjectId, row.detail];
  return createHash('sha256')
    .update(JSON.stringify([before, ...said]))
    .digest('hex');
}
