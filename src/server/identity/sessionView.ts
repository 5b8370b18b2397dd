import type { Kysely } from 'kysely';
import type { SessionView } from '../../core/api.ts';
import type { Tables } from '../database/tables.ts';
import { actorFor } from '../queries/actor.ts';
import { readRow } from '../rows/readRows.ts';
import type { Session } from './session.ts';

/** What a browser is told about who is signed in, and keeps for when there is no network. */
export async function sessionView(db: Kysely<Tables>, session: Session): Promise<SessionView> {
  const { workspaceId, personId, expiresAt } = session;
  const [workspace, person, actor] = await Promise.all([
    readRow(db, workspaceId, 'workspace', workspaceId),
    readRow(db, workspaceId, 'person', personId),
    actorFor(db, workspaceId, personId),
  ]);
  return {
    personId,
    personName: person?.name ?? '',
    workspaceId,
    workspaceName: workspace?.name ?? '',
    roles: [...actor.roles],
    expiresAt,
  };
}
