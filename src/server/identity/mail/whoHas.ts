import type { Kysely } from 'kysely';
import type { Tables } from '../../database/tables.ts';
import { readRow } from '../../rows/readRows.ts';

/**
 * Whose address it is, if theirs is still a way in; of several workspaces' people the one who signed in last. Asks the
 * database the same of an address that nobody has.
 */
export async function whoHas(
  db: Kysely<Tables>,
  address: string,
): Promise<{ workspaceId: string; personId: string } | undefined> {
  const found = await db
    .selectFrom('mail_address')
    .leftJoin('account', (join) =>
      join
        .onRef('account.ws', '=', 'mail_address.ws')
        .onRef('account.personId', '=', 'mail_address.personId'),
    )
    .select(['mail_address.ws as workspaceId', 'mail_address.personId as personId', 'account.signedInAt'])
    .where('address', '=', address)
    .execute();
  const [last] = found.sort((a, b) => (b.signedInAt ?? 0) - (a.signedInAt ?? 0));
  const person = await readRow(db, last?.workspaceId ?? '', 'person', last?.personId ?? '');
  if (last === undefined || !person?.active) return undefined;
  return { workspaceId: last.workspaceId, personId: last.personId };
}
