/** The pushing half of a sync: one transaction in which effects, `lmid` and rejections are committed together. */
import type { Kysely } from 'kysely';
import { reject } from '../../core/rejection.ts';
import type { Scope } from '../../core/scopes.ts';
import type { PushedMutation, SyncRequest } from '../../sync/messages.ts';
import { pushOrder } from '../../sync/pushOrder.ts';
import type { Tables } from '../database/tables.ts';
import type { Log } from '../log.ts';
import { nextVersion } from '../rows/nextVersion.ts';
import { applyMutation, type PushScene } from './applyMutation.ts';
import {
  type ClientKey,
  type DealtWith,
  type KnownUid,
  knownUids,
  readClient,
  recordPush,
  uidsFrom,
} from './clientRecord.ts';
import { TransactionRows } from './heldRows.ts';
import { Refusal } from './refusal.ts';

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
  const { workspaceId, personId, now, log } = context;
  const ver = await nextVersion(trx, workspaceId);
  const key: ClientKey = { workspaceId, clientId: request.client };
  const rows = new TransactionRows(trx, workspaceId);
  if (!(await rows.row('person', personId))?.active) throw new Refusal('revoked');

  const client = await readClient(trx, key);
  if (client && client.person !== personId)
    throw new Refusal('client_cloned', { detail: 'The client belongs to another person.' });
  const before = client?.lmid ?? 0;
  const fresh = await freshOf(trx, key, before, request.push);

  const scene: PushScene = {
    trx,
    workspaceId,
    personId,
    ver,
    now,
    sentAt: request.sentAt,
    rows,
    log,
    actor: undefined,
    touched: { scopes: new Set(), grants: false },
  };
  const known = await knownUids(
    trx,
    workspaceId,
    fresh.map(({ uid }) => uid),
  );
  const done: DealtWith[] = [];
  for (const mutation of fresh) {
    const dealt = await dealWith(scene, mutation, known.get(mutation.uid));
    done.push(dealt);
    if (!dealt.foreign) known.set(mutation.uid, { person: personId, applied: dealt.rejection === undefined });
  }
  await recordPush(
    trx,
    key,
    { person: personId, schema: request.schema, now, ackN: request.ackN, before },
    done,
  );
  return { lmid: done.at(-1)?.mutation.n ?? before, ver, ...scene.touched };
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

/** What came before and was carried out counts as carried out, whichever client brought it: a restore offers it anew. */
async function dealWith(
  scene: PushScene,
  mutation: PushedMutation,
  known: KnownUid | undefined,
): Promise<DealtWith> {
  if (known && known.person !== scene.personId) {
    return {
      mutation,
      rejection: reject('already_exists', 'its uid is another mutation’s').reject,
      foreign: true,
    };
  }
  if (known?.applied) return { mutation, rejection: undefined };
  return { mutation, rejection: await applyMutation(scene, mutation) };
}
