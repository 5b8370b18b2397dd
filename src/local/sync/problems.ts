/** What the server's refusals of a whole sync mean for this phone. None of them loses anything that was written. */
import { correction } from '../correctedClock.ts';
import type { Device } from '../device.ts';
import { replay } from '../outbox/replay.ts';
import type { ReplicaTrouble } from '../replica.ts';
import type { Failure } from '../request.ts';
import type { Meta, OutboxRecord } from '../store/records.ts';
import type { Store, Transaction } from '../store/store.ts';
import type { Draft } from './draft.ts';
import { hold, LONGEST_PATIENCE } from './held.ts';
import { issueOf } from './issueOf.ts';
import { KNOWN_FOR_MS, takeNewClient } from './takeNewClient.ts';

export type AfterProblem =
  | { kind: 'unreachable' }
  | {
      kind: 'trouble';
      trouble: ReplicaTrouble | null /** Seconds, when the server named them. */;
      retryAfter?: number;
    }
  | { kind: 'again'; limit?: number };

interface Port {
  store: Store;
  device: Pick<Device, 'clock' | 'newId' | 'random'>;
  pressed?: boolean | undefined;
}

export async function afterProblem(port: Port, draft: Draft, failure: Failure): Promise<AfterProblem> {
  const retryAfter = failure.retryAfter && Math.min(LONGEST_PATIENCE, failure.retryAfter);
  const trouble = (name: ReplicaTrouble | null): AfterProblem => ({
    kind: 'trouble',
    trouble: name,
    ...(retryAfter === undefined ? {} : { retryAfter }),
  });
  if (retryAfter) await port.store.write((tx) => hold(tx, port, retryAfter));
  switch (failure.type) {
    case 'unreachable':
      return { kind: 'unreachable' };
    case 'signed_out':
    case 'wrong_person':
      return trouble(failure.type);
    case 'revoked':
      await port.store.write((tx) => forgetEverythingReceived(tx));
      return trouble('revoked');
    case 'schema_too_old':
      await port.store.write((tx) => markPushed(tx, draft, failure.lmid));
      return trouble('update_needed');
    case 'overloaded':
      // Nothing is wrong: it is on this phone, and is sent a little later.
      return trouble(null);
    case 'gap':
    case 'client_cloned':
      await port.store.write((tx) =>
        renew(tx, draft, port, failure.type === 'gap' ? failure.lmid : undefined),
      );
      return { kind: 'again' };
    case 'invalid': {
      const culprit = draft.items[Number(/^push\.(\d+)/.exec(failure.field ?? '')?.[1] ?? Number.NaN)];
      if (!culprit) return trouble('server_trouble');
      await port.store.write((tx) => setAside(tx, draft, port, culprit, failure));
      return { kind: 'again' };
    }
    case 'too_large': {
      const [only, ...others] = draft.items;
      if (!only) return trouble('server_trouble');
      if (others.length > 0) return { kind: 'again', limit: Math.ceil(draft.items.length / 2) };
      await port.store.write((tx) => setAside(tx, draft, port, only, failure));
      return { kind: 'again' };
    }
    default:
      return trouble('server_trouble');
  }
}

/** Only for the replica that asked: another tab may have settled it meanwhile. */
async function asAsked(tx: Transaction, draft: Draft): Promise<Meta | undefined> {
  const meta = await tx.meta.get();
  return meta?.client === draft.request.client ? meta : undefined;
}

async function forgetEverythingReceived(tx: Transaction): Promise<void> {
  const meta = await tx.meta.get();
  if (!meta) return;
  await tx.base.clear();
  await tx.overlay.clear();
  await tx.sent.remove((await tx.sent.all()).map((item) => item.uid));
  await tx.meta.putQueries(undefined);
  await tx.meta.put({ ...meta, epoch: '', v: 0, scopes: [], generation: meta.generation + 1, revoked: true });
}

/**
 * Taken, but the rows that came of it are refused to this version. So the records stay in the outbox, below `lmid`
 * where they are not sent again, and go on being shown until an updated app pulls.
 */
async function markPushed(tx: Transaction, draft: Draft, lmid: number | undefined): Promise<void> {
  const meta = await asAsked(tx, draft);
  if (meta && lmid !== undefined && lmid > meta.lmid)
    await tx.meta.put({ ...meta, lmid, generation: meta.generation + 1 });
}

/** @param serverLmid where the server stands, when it missed something that it once acknowledged */
async function renew(
  tx: Transaction,
  draft: Draft,
  { device }: Port,
  serverLmid: number | undefined,
): Promise<void> {
  const meta = await asAsked(tx, draft);
  if (!meta) return;
  const clock = device.clock();
  // A server that knows this client no more for its age has what it sent, and no uid to tell it by: said anew, what is
  // old would stand over what came after.
  await tx.sent.removeBefore(clock - KNOWN_FOR_MS);
  const forgotten =
    serverLmid === undefined
      ? []
      : (await tx.sent.all()).filter((item) => item.client === meta.client && item.n > serverLmid);
  const again = forgotten.sort((a, b) => a.n - b.n);
  await takeNewClient(tx, meta, { clock, client: device.newId(), again, ver: meta.v });
  await replay(tx, correction(meta.offset));
}

/** One mutation that the server cannot even read must not stop the others: it goes to its author, they go on. */
async function setAside(
  tx: Transaction,
  draft: Draft,
  { device }: Port,
  item: OutboxRecord,
  failure: Failure,
): Promise<void> {
  const meta = await asAsked(tx, draft);
  if (!meta) return;
  const { field } = failure;
  await tx.issues.put([issueOf(item, { code: 'invalid', message: failure.detail ?? failure.title, field })]);
  await tx.outbox.remove(item.n, item.n);
  await takeNewClient(tx, meta, { clock: device.clock(), client: device.newId(), again: [], ver: meta.v });
  await replay(tx, correction(meta.offset));
}
