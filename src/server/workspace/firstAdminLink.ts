import { type Kysely, sql } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { Deps } from '../deps.ts';
import { FIRST_ADMIN_LIFETIME, issueLink } from '../identity/links.ts';
import { readRows } from '../rows/readRows.ts';
import { createWorkspace } from './createWorkspace.ts';

/**
 * A link for whoever installed this server, as long as nobody has ever come in; it replaces the one that an earlier
 * start printed. On an empty database the workspace is made first.
 * @returns the token, or undefined once someone has signed in: then new links are made by people
 */
export function firstAdminLink(
  deps: Pick<Deps, 'database' | 'clock' | 'randomBytes'>,
  zone: string,
): Promise<string | undefined> {
  return deps.database.write(async (trx) => {
    await oneAtATime(trx);
    if (await trx.selectFrom('account').select('ws').limit(1).executeTakeFirst()) return undefined;
    const admin =
      (await someAdmin(trx)) ??
      (await createWorkspace(trx, deps, { name: 'My workspace', adminName: 'Admin', zone }));
    const request = { ...admin, kind: 'sign_in', issuedBy: null, lifetime: FIRST_ADMIN_LIFETIME } as const;
    return (await issueLink(trx, deps, request)).token;
  });
}

/** Two servers that start on one empty database must not make a workspace each. There is no row to wait for but this. */
async function oneAtATime(trx: Kysely<Tables>): Promise<void> {
  await sql`update migration set name = name where position = 0`.execute(trx);
}

/** An admin of the first workspace there is: an import can have made it before the server was ever started. */
async function someAdmin(
  trx: Kysely<Tables>,
): Promise<{ workspaceId: string; personId: string } | undefined> {
  const workspace = await trx.selectFrom('workspace').select('id').orderBy('id').limit(1).executeTakeFirst();
  if (workspace === undefined) return undefined;
  const people = await readRows(trx, workspace.id, 'person');
  const admin = people.find((person) => person.active && person.roles.includes('admin'));
  if (admin === undefined) throw new Error('the workspace has nobody who may set it up');
  return { workspaceId: workspace.id, personId: admin.id };
}
