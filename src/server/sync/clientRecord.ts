/** What is remembered of a client: how far its mutations were dealt with, which they were, and what became of them. */
import type { Kysely } from 'kysely';
import type { OtherWord } from '../../core/otherWord.ts';
import type { Rejection } from '../../core/rejection.ts';
import type { MutationResult } from '../../sync/messages.ts';
import type { PushedMutation } from '../../sync/syncRequest.ts';
import { statement } from '../database/statement.ts';
import type { Tables } from '../database/tables.ts';
import { keepableText } from '../rows/keepableText.ts';
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
  return (await clientQuery(trx, workspaceId, clientId))[0];
}

/** uid of each remembered mutation of this client from `n` on. */
export async function uidsFrom(
  trx: Kysely<Tables>,
  { workspaceId, clientId }: ClientKey,
  n: number,
): Promise<Map<number, string>> {
  const rows = await uidsQuery(trx, workspaceId, clientId, n);
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
  const rows = await knownQuery(trx, workspaceId, padded(uids));
  return new Map(rows.map(({ uid, person, applied }) => [uid, { person, applied: applied === 1 }]));
}

export interface DealtWith {
  mutation: PushedMutation;
  rejection: Rejection | undefined;
  /** What stood in its way, as far as its author may see it. */
  theirs?: OtherWord[];
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
  await putClient(trx, {
    ws,
    id: client,
    person: push.person,
    lmid,
    schema: push.schema,
    last_seen: push.now,
  });
  if (push.ackN > 0) await forgetResults(trx, ws, client, push.ackN);
  // By uid, for a broken phone may use one twice.
  const uids = new Map(done.filter(({ foreign }) => !foreign).map((each) => [each.mutation.uid, each]));
  const known = [...uids.values()].map(({ mutation: { n, uid }, rejection }) => ({
    ws,
    uid,
    client,
    n,
    person: push.person,
    applied: rejection ? 0 : 1,
  }));
  if (known.length > 0) await putUids(trx, known);
  const rejected = done.filter(({ rejection }) => rejection !== undefined);
  if (rejected.length > 0)
    await putResults(
      trx,
      rejected.map((each) => resultRow(ws, client, each)),
    );
  if (Math.floor(push.before / SWEEP) !== Math.floor(lmid / SWEEP)) {
    await sweepUids(trx, ws, client, lmid - KEPT_UIDS);
  }
}

function resultRow(
  ws: string,
  client: string,
  { mutation: { n, uid }, rejection, theirs }: DealtWith,
): Tables['mutation_result'] {
  const { code, message, field, ids } = rejection!;
  return {
    ws,
    client,
    n,
    uid,
    code,
    // Both may quote what was sent.
    message: keepableText(message),
    field: field === undefined ? null : keepableText(field),
    ids: ids ? JSON.stringify(ids) : null,
    theirs: theirs ? JSON.stringify(theirs) : null,
  };
}

/** What the client has not taken in yet. */
export async function readResults(
  db: Kysely<Tables>,
  { workspaceId, clientId }: ClientKey,
  ackN: number,
): Promise<MutationResult[]> {
  const rows = await resultsQuery(db, workspaceId, clientId, ackN);
  return rows.map(({ field, ids, theirs, ...result }) => ({
    ...result,
    ...(field === null ? {} : { field }),
    ...(ids === null ? {} : { ids: JSON.parse(ids) as string[] }),
    ...(theirs === null ? {} : { theirs: JSON.parse(theirs) as OtherWord[] }),
  }));
}

const clientQuery = statement((db, ws: string, id: string) =>
  db.selectFrom('client').select(['person', 'lmid']).where('ws', '=', ws).where('id', '=', id),
);
const putClient = statement((db, row: Tables['client']) =>
  db
    .insertInto('client')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['ws', 'id']).doUpdateSet((eb) => ({
        lmid: eb.ref('excluded.lmid'),
        schema: eb.ref('excluded.schema'),
        last_seen: eb.ref('excluded.last_seen'),
      })),
    ),
);
const uidsQuery = statement((db, ws: string, client: string, n: number) =>
  db
    .selectFrom('mutation_uid')
    .select(['n', 'uid'])
    .where('ws', '=', ws)
    .where('client', '=', client)
    .where('n', '>=', n),
);
const knownQuery = statement((db, ws: string, uids: readonly string[]) =>
  db
    .selectFrom('mutation_uid')
    .select(['uid', 'person', 'applied'])
    .where('ws', '=', ws)
    .where('uid', 'in', uids),
);
const putUids = statement((db, rows: readonly Tables['mutation_uid'][]) =>
  db
    .insertInto('mutation_uid')
    .values(rows)
    // Offered again by another client, after a restore or because it was rejected and sent once more.
    .onConflict((conflict) =>
      conflict.columns(['ws', 'uid']).doUpdateSet((eb) => ({
        client: eb.ref('excluded.client'),
        n: eb.ref('excluded.n'),
        applied: eb.ref('excluded.applied'),
      })),
    ),
);
const sweepUids = statement((db, ws: string, client: string, upTo: number) =>
  db.deleteFrom('mutation_uid').where('ws', '=', ws).where('client', '=', client).where('n', '<=', upTo),
);
const putResults = statement((db, rows: readonly Tables['mutation_result'][]) =>
  db.insertInto('mutation_result').values(rows),
);
const forgetResults = statement((db, ws: string, client: string, upTo: number) =>
  db.deleteFrom('mutation_result').where('ws', '=', ws).where('client', '=', client).where('n', '<=', upTo),
);
const resultsQuery = statement((db, ws: string, client: string, after: number) =>
  db
    .selectFrom('mutation_result')
    .select(['n', 'uid', 'code', 'message', 'field', 'ids', 'theirs'])
    .where('ws', '=', ws)
    .where('client', '=', client)
    .where('n', '>', after)
    .orderBy('n'),
);
