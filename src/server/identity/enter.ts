import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { Deps } from '../deps.ts';
import { readRow } from '../rows/readRows.ts';
import type { Session } from './session.ts';
import { type Arrival, signIn } from './signIn.ts';

/** Signs in whoever has proved who they are, if they still belong here. What was proved long ago may no longer count. */
export async function enter(
  trx: Kysely<Tables>,
  deps: Pick<Deps, 'clock' | 'randomBytes'>,
  arrival: Arrival,
): Promise<{ token: string; session: Session } | undefined> {
  const person = await readRow(trx, arrival.workspaceId, 'person', arrival.personId);
  return person?.active ? signIn(trx, deps, arrival) : undefined;
}
