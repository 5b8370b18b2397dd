/** What is remembered of a client: how far its mutations were dealt with, which they were, and what became of them. */
import type { Kysely } from 'kysely';
import type { Rejection } from '../../core/rejection.ts';
import type { MutationResult, PushedMutation } from '../../sync/messages.ts';
import type { Tables } from '../database/tables.ts';
import { padded } from '../rows/readRows.ts';

/** Mutations of one client whose uids are remembered. */
const KEPT_UIDS = 1000;
/** Old ones are swept out when this many have come since. */
const SWEEP = 100;

export interface ClientKey {
  workspaceId: string;
  clientId: string;
}

export async function readClient(
  trx: Kysely<Tables>,
  { workspaceId, clientId }: ClientKey,
): Promise<{ person: string; lmid: number } | undefined> {
  return trx
    .selectFrom('client')
    .select(['person', 'lmid'])
    .where('ws', '=', workspaceId)
    .where('id', '=', clientId)
    .executeTakeFirst();
}

/** uid of each remembered mutation of this client from `n` on. */
export async function uidsFrom(
  trx: Kysely<Tables>,
  { workspaceId, clientId }: ClientKey,
  n: number,
): Promise<Map<number, string>> {
  const rows = await trx
    .selectFrom('mutation_uid')
    .select(['n', 'uid'])
    .where('ws', '=', workspaceId)
    .where('client', '=', clientId)
    .where('n', '>=', n)
    .execute();
  return new Map(rows.map((row) => [row.n, row.uid]));
}

export interface KnownUid {
  person: string;
  applied: boolean;
}

/** Which of these mutations came before, from whatever client. */
export async function knownUids(
  trx: Kysely<Tables>,
  workspaceId: string,
  uids: readonly string[],
): Promise<Map<string, KnownUid>> {
  if (uids.length === 0) return new Map();
  const rows = await trx
    .selectFrom('mutation_uid')
    .select(['uid', 'person', 'applied'])
    .where('ws', '=', workspaceId)
    .where('uid', 'in', padded(uids))
    .execute();
  return new Map(rows.map(({ uid, person, applied }) => [uid, { person, applied: applied === 1 }]));
}

export interface DealtWith {
  mutation: PushedMutation;
  rejection: Rejection | undefined;
  /** Its uid is another person's and stays theirs. */
  foreign?: boolean;
}

/** Remembers what was dealt with, up to the last of `done`, and forgets what the client has taken in. */
export async function recordPush(
  trx: Kysely<Tables>,
  { workspaceId: ws, clientId: client }: ClientKey,
  push: { person: string; schema: number; now: number; ackN: number; before: number },
  done: readonly DealtWith[],
): Promise<void> {
  const lmid = done.at(-1)?.mutation.n ?? push.before;
  await trx
    .insertInto('client')
    .values({ ws, id: client, person: push.person, lmid, schema: push.schema, last_seen: push.now })
    .onConflict((conflict) =>
      conflict.columns(['ws', 'id']).doUpdateSet({ lmid, schema: push.schema, last_seen: push.now }),
    )
    .execute();
  if (push.ackN > 0) {
    await trx
      .deleteFrom('mutation_result')
      .where('ws', '=', ws)
      .where('client', '=', client)
      .where('n', '<=', push.ackN)
      .execute();
  }
  // By uid, for a broken phone may use one twice.
  const uids = new Map(done.filter(({ foreign }) => !foreign).map((each) => [each.mutation.uid, each]));
  if (uids.size > 0) {
    await trx
      .insertInto('mutation_uid')
      .values(
        [...uids.values()].map(({ mutation: { n, uid }, rejection }) => ({
          ws,
          uid,
          client,
          n,
          person: push.person,
          applied: rejection ? 0 : 1,
        })),
      )
      // Offered again by another client, after a restore or because it was rejected and sent once more.
      .onConflict((conflict) =>
        conflict.columns(['ws', 'uid']).doUpdateSet((eb) => ({
          client: eb.ref('excluded.client'),
          n: eb.ref('excluded.n'),
          applied: eb.ref('excluded.applied'),
        })),
      )
      .execute();
  }
  const rejected = done.filter(({ rejection }) => rejection !== undefined);
  if (rejected.length > 0)
    await trx
      .insertInto('mutation_result')
      .values(rejected.map((each) => resultRow(ws, client, each)))
      .execute();
  if (Math.floor(push.before / SWEEP) !== Math.floor(lmid / SWEEP)) {
    await trx
      .deleteFrom('mutation_uid')
      .where('ws', '=', ws)
      .where('client', '=', client)
      .where('n', '<=', lmid - KEPT_UIDS)
      .execute();
  }
}

function resultRow(
  ws: string,
  client: string,
  { mutation: { n, uid }, rejection }: DealtWith,
): Tables['mutation_result'] {
  const { code, message, field, ids } = rejection!;
  return { ws, client, n, uid, code, message, field: field ?? null, ids: ids ? JSON.stringify(ids) : null };
}

/** What the client has not taken in yet. */
export async function readResults(
  db: Kysely<Tables>,
  { workspaceId, clientId }: ClientKey,
  ackN: number,
): Promise<MutationResult[]> {
  const rows = await db
    .selectFrom('mutation_result')
    .select(['n', 'uid', 'code', 'message', 'field', 'ids'])
    .where('ws', '=', workspaceId)
    .where('client', '=', clientId)
    .where('n', '>', ackN)
    .orderBy('n')
    .execute();
  return rows.map(({ field, ids, ...result }) => ({
    ...result,
    ...(field === null ? {} : { field }),
    ...(ids === null ? {} : { ids: JSON.parse(ids) as string[] }),
  }));
}
