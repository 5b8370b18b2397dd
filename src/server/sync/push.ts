/** The pushing half of a sync: one transaction in which effects, `lmid` and rejections are committed together. */
import type { Kysely } from 'kysely';
import { isoDay } from '../../core/civilDay.ts';
import { type Rejection, reject } from '../../core/rejection.ts';
import type { Scope } from '../../core/scopes.ts';
import { pushOrder } from '../../sync/pushOrder.ts';
import type { PushedMutation, SyncRequest } from '../../sync/syncRequest.ts';
import { isDatabaseFault } from '../database/isDatabaseFault.ts';
import { inSavepoint } from '../database/savepoint.ts';
import type { Tables } from '../database/tables.ts';
import type { Log } from '../log.ts';
import { nextVersion } from '../rows/nextVersion.ts';
import { readRow } from '../rows/readRows.ts';
import { applyMutation, asRejection, type PushScene } from './applyMutation.ts';
import {
  type ClientKey,
  type DealtWith,
  type KnownUid,
  knownUids,
  readClient,
  recordPush,
  uidsFrom,
} from './clientRecord.ts';
import { PushRows } from './pushRows.ts';
import { Refusal } from './refusal.ts';
import { addWhatStands } from './whatStands.ts';

export interface PushContext {
  workspaceId: string;
  personId: string;
  now: number;
  log: Log;
}

export interface Pushed {
  lmid: number;
  ver: number;
  /** Scopes in which something changed. */
  scopes: ReadonlySet<Scope>;
  grants: boolean;
}

/** Throws `Refusal`, and then nothing has changed. A rejected mutation is no refusal: it is dealt with. */
export async function push(trx: Kysely<Tables>, context: PushContext, request: SyncRequest): Promise<Pushed> {
  const { workspaceId, personId, now } = context;
  const ver = await nextVersion(trx, workspaceId);
  const key: ClientKey = { workspaceId, clientId: request.client };
  if (!(await readRow(trx, workspaceId, 'person', personId))?.active) throw new Refusal('revoked');

  const client = await readClient(trx, key);
  if (client && client.person !== personId)
    throw new Refusal('client_cloned', { detail: 'The client belongs to another person.' });
  const before = client?.lmid ?? 0;
  const fresh = await freshOf(trx, key, before, request.push);

  const known = await knownUids(
    trx,
    workspaceId,
    fresh.map(({ uid }) => uid),
  );
  const { done, touched } = await carriedOut(trx, context, { ver, sentAt: request.sentAt, fresh, known });
  await addWhatStands(trx, { workspaceId, personId, want: request.want }, done);
  await recordPush(
    trx,
    key,
    { person: personId, schema: request.schema, now, ackN: request.ackN, before },
    done,
  );
  return { lmid: done.at(-1)?.mutation.n ?? before, ver, ...touched };
}

async function freshOf(
  trx: Kysely<Tables>,
  key: ClientKey,
  lmid: number,
  pushed: readonly PushedMutation[],
): Promise<PushedMutation[]> {
  const first = pushed[0]?.n ?? 1;
  const uids = first <= lmid ? await uidsFrom(trx, key, first) : new Map<number, string>();
  const order = pushOrder(pushed, lmid, (n) => uids.get(n));
  switch (order.kind) {
    case 'apply':
      return order.fresh;
    case 'gap':
      throw new Refusal('gap', { lmid });
    case 'cloned':
      throw new Refusal('client_cloned', { lmid });
    case 'disordered':
      throw new Refusal('invalid', {
        field: `push.${order.position}.n`,
        detail: 'Mutations must follow each other.',
      });
  }
}

interface Portion {
  ver: number;
  sentAt: number;
  fresh: readonly PushedMutation[];
  known: ReadonlyMap<string, KnownUid>;
}

interface CarriedOut {
  done: DealtWith[];
  touched: PushRows['touched'];
}

/**
 * All that the mutations write is stored together at their end. Where the database will not have it (a value that it
 * cannot keep, a row that is there already), all begins anew and each is stored by itself, to find whose fault it is.
 */
async function carriedOut(trx: Kysely<Tables>, context: PushContext, portion: Portion): Promise<CarriedOut> {
  try {
    return await inSavepoint(trx, async () => {
      const scene = sceneOf(trx, context, portion, true);
      const done = await dealWithAll(scene, portion, (mutation) => applyMutation(scene, mutation));
      await scene.rows.store();
      return { done, touched: scene.rows.touched };
    });
  } catch (error) {
    if (isDatabaseFault(error)) throw error;
    return oneByOne(trx, context, portion);
  }
}

async function oneByOne(trx: Kysely<Tables>, context: PushContext, portion: Portion): Promise<CarriedOut> {
  const touched = { scopes: new Set<Scope>(), grants: false };
  const done = await dealWithAll(context, portion, async (mutation) => {
    // Rows that a mutation was to leave behind and could not must not be seen by the next.
    const scene = sceneOf(trx, context, portion, false);
    try {
      return await inSavepoint(trx, async () => {
        const rejection = await applyMutation(scene, mutation);
        await scene.rows.store();
        for (const scope of scene.rows.touched.scopes) touched.scopes.add(scope);
        touched.grants ||= scene.rows.touched.grants;
        return rejection;
      });
    } catch (error) {
      return asRejection(error, scene, mutation);
    }
  });
  return { done, touched };
}

function sceneOf(
  trx: Kysely<Tables>,
  { workspaceId, personId, now, log }: PushContext,
  { ver, sentAt }: Portion,
  trusting: boolean,
): PushScene {
  const today = isoDay(Math.floor(now / 86_400_000));
  const rows = new PushRows(trx, { workspaceId, ver, today, at: now }, trusting);
  return { trx, workspaceId, personId, now, sentAt, rows, log, actor: undefined };
}

async function dealWithAll(
  { personId }: Pick<PushContext, 'personId'>,
  { fresh, known }: Portion,
  apply: (mutation: PushedMutation) => Promise<Rejection | undefined>,
): Promise<DealtWith[]> {
  const soFar = new Map(known);
  const done: DealtWith[] = [];
  for (const mutation of fresh) {
    const dealt = await dealWith(mutation, personId, soFar.get(mutation.uid), apply);
    done.push(dealt);
    if (!dealt.foreign) soFar.set(mutation.uid, { person: personId, applied: dealt.rejection === undefined });
  }
  return done;
}

/** What came before and was carried out counts as carried out, whichever client brought it: a restore offers it anew. */
async function dealWith(
  mutation: PushedMutation,
  personId: string,
  known: KnownUid | undefined,
  apply: (mutation: PushedMutation) => Promise<Rejection | undefined>,
): Promise<DealtWith> {
  if (known && known.person !== personId) {
    return {
      mutation,
      rejection: reject('already_exists', 'its uid is another mutation’s').reject,
      foreign: true,
    };
  }
  if (known?.applied) return { mutation, rejection: undefined };
  return { mutation, rejection: await apply(mutation) };
}
