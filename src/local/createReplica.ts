/** A replica over any store: reading, writing and syncing, without a word about browsers. */
import type { MutationName } from '../core/mutations.ts';
import { correction } from './correctedClock.ts';
import { added, tellAll } from './listeners.ts';
import { createLists } from './lists.ts';
import { lostTail } from './lostTail.ts';
import { type Action, dispatch, readArgs } from './outbox/dispatch.ts';
import { replay } from './outbox/replay.ts';
import { settle } from './outbox/settle.ts';
import { writeUnsent } from './outbox/writeUnsent.ts';
import { createQueryStore } from './queryStore.ts';
import { type Dispatched, NotSaved, type Replica, type ReplicaStatus } from './replica.ts';
import type { ReplicaHandle, ReplicaPort } from './replicaPort.ts';
import { makeShared } from './rows/makeShared.ts';
import { sameValue } from './rows/sameValue.ts';
import { shownRows } from './rows/shownRows.ts';
import { createScheduler, type SyncState } from './scheduler.ts';
import { type Known, readKept, statusOf } from './status.ts';
import type { Meta } from './store/records.ts';
import { createSpareStore } from './store/spareStore.ts';
import { storageFailure } from './store/storageErrors.ts';
import type { Store, Transaction } from './store/store.ts';
import { type Outcome, syncCycle } from './sync/cycle.ts';
import { freshMeta } from './sync/freshMeta.ts';
import { renewLease } from './sync/renewLease.ts';
import { syncLock } from './sync/syncLock.ts';
import { takeNewClient } from './sync/takeNewClient.ts';

/** More than other tabs could queue while one reopens its database. */
const RECENT = 20;

export async function createReplica(port: ReplicaPort): Promise<ReplicaHandle> {
  const { workspaceId, personId, device, mirror } = port;
  const spare = createSpareStore(port.store);
  const store: Store = { ...spare, write: writeMakingRoom };
  const statuses = new Set<() => void>();
  const pokes = new Set<() => void>();
  const drops = new Set<() => void>();
  const wells = new Set<() => void>();
  let kept: Known = { meta: undefined, waiting: 0, needsYou: 0, last: 0 };
  let sync: SyncState = { syncing: false, reachable: true, trouble: null };
  let offset = 0;
  let version = 0;
  let running = new AbortController();
  let pressed = false;
  let syncs = 0;
  /** The last of them that received what it asked for. */
  let received = 0;
  // What is kept is in the device's own time; screens compare it with `now`.
  const corrected = (at: number): number => at + offset;
  const lists = createLists(store, corrected);

  /** On a full device the server's rows make room for what only this device has. */
  async function writeMakingRoom<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await spare.write(work);
      } catch (error) {
        if (storageFailure(error) !== 'full' || !(await spare.giveWay())) throw error;
        tellAll(statuses);
      }
    }
  }

  /** An empty database is a new replica, and says what its mirror knows of the one before. */
  async function ensured(tx: Transaction): Promise<Meta> {
    const meta = await tx.meta.get();
    if (meta) return meta;
    const fresh = { ...freshMeta(() => device.newId()), lost: mirror.read()?.unsent ?? null };
    await tx.meta.put(fresh);
    return fresh;
  }

  const scheduler = createScheduler({
    run: runSync,
    waiting: () => kept.waiting,
    visible: port.visible,
    clock: () => device.clock(),
    random: () => device.random(),
    setTimer: port.setTimer,
    onState(state) {
      sync = state;
      if (!state.syncing) lists.sending(null);
      tellAll(statuses);
    },
  });

  async function runSync(): Promise<Outcome> {
    running = new AbortController();
    const { signal } = running;
    const byHand = pressed;
    pressed = false;
    syncs += 1;
    const mine = syncs;
    try {
      const cycle = () =>
        syncCycle({
          store,
          device,
          workspaceId,
          personId,
          signal,
          pressed: byHand,
          onSending: lists.sending,
          onReceived: (meta) => learn(meta),
          onDropped: () => tellAll(drops),
        });
      const outcome = await device.withLock(syncLock(port), cycle);
      if (outcome.kind === 'received') {
        received = mine;
        tellAll(wells);
      }
      return outcome;
    } catch (error) {
      const failure = storageFailure(error);
      if (failure === undefined) throw error;
      // The database failed in the middle; nothing was half-written, and the next sync begins anew.
      return {
        kind: 'trouble',
        trouble: failure === 'full' ? 'storage_full' : 'storage_broken',
      };
    }
  }

  function learn(meta: Meta): void {
    offset = correction(meta.offset);
    version = meta.v;
  }

  const now = (): number => device.clock() + offset;

  async function write(
    name: MutationName,
    args: unknown,
    alongside: (tx: Transaction) => Promise<void>,
  ): Promise<Dispatched> {
    const read = readArgs(name, args);
    if ('reject' in read) return { saved: false, rejection: read.reject };
    const action: Action = {
      uid: device.newId(),
      name,
      args: read.args,
      at: device.clock(),
      author: personId,
      zone: port.zone,
    };
    const done = await saving(async (tx) => {
      // The connection may have been lost after the commit and before we heard of it: then it is among the last ones.
      const newest = (await tx.outbox.last())?.n ?? 0;
      const already = (await tx.outbox.after(newest - RECENT)).find((item) => item.uid === action.uid);
      if (already) return already;
      const record = await dispatch(tx, await ensured(tx), action);
      if ('n' in record) await alongside(tx);
      return record;
    });
    if ('reject' in done) return { saved: false, rejection: done.reject };
    port.onWritten();
    void scheduler.ask();
    return { saved: true, uid: done.uid, n: done.n };
  }

  async function saving<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    try {
      return await store.write(work);
    } catch (error) {
      if (storageFailure(error) === undefined) throw error;
      throw new NotSaved('this device could not keep it', { cause: error });
    }
  }

  // Known before the first screen is drawn: an empty list is not to be taken for an empty workspace.
  kept = await store.read(['meta', 'outbox', 'issues'], readKept);
  const gone = lostTail(mirror.read(), kept);
  if (!kept.meta || gone)
    kept = await store.write(async (tx) => {
      const meta = await ensured(tx);
      if (gone) {
        // The numbers of what is gone may be known to the server, and must not be given again.
        const renewal = { clock: device.clock(), client: device.newId(), again: [], ver: meta.v };
        await tx.meta.put({ ...(await takeNewClient(tx, meta, renewal)), lost: (meta.lost ?? 0) + gone });
        await replay(tx, correction(meta.offset));
      }
      return readKept(tx);
    });
  if (kept.meta) learn(kept.meta);
  const stopStatus = store.live({ tables: ['meta', 'outbox', 'issues'] }, readKept, (next) => {
    kept = next;
    // What is in memory alone says nothing of the database, nor of what waits in it.
    if (next.meta && port.durable && spare.kept() !== 'none') {
      const { replicaId, client } = next.meta;
      mirror.write({ replicaId, client, last: next.last, unsent: next.waiting });
    }
    tellAll(statuses);
    scheduler.reconsider();
  });

  const owner = { workspaceId, personId };
  const replica: Replica = {
    workspaceId,
    personId,
    queries: createQueryStore(spare),
    watchOutbox: lists.watchOutbox,
    watchSent: lists.watchSent,
    watchIssues: lists.watchIssues,
    watchPokes: (onPoke) => added(pokes, onPoke),
    watchDrops: (onDrop) => added(drops, onDrop),
    now,
    syncNow() {
      pressed = true;
      return scheduler.ask();
    },
    watch(type, onRows) {
      const share = makeShared<{ id: string }>((row) => row.id);
      return store.live(
        { tables: ['base', 'overlay'], type },
        (tx) => shownRows(tx, type),
        (rows) => {
          const changed = share(rows);
          if (changed) onRows(changed as Parameters<typeof onRows>[0]);
        },
      );
    },
    watchStatus(onStatus) {
      let shown: ReplicaStatus | undefined;
      const show = (): void => {
        const next = statusOf(kept, sync, port.durable ? spare.kept() : 'none', corrected);
        if (sameValue(next, shown)) return;
        shown = next;
        onStatus(next);
      };
      show();
      return added(statuses, show);
    },
    dispatch: (name, args) => write(name, args, async () => undefined),
    settle: (uid) => saving((tx) => settle(tx, uid)),
    async retry(uid, args) {
      const item = await store.read(
        ['issues', 'sent'],
        async (tx) =>
          (await tx.issues.all()).find((record) => record.uid === uid) ?? (await tx.sent.get([uid]))[0],
      );
      if (!item) return { saved: false, rejection: { code: 'not_found', message: 'no such issue' } };
      return write(item.name, args, (tx) => settle(tx, uid));
    },
    async want(wish) {
      if (await renewLease(store, wish, device.clock(), ensured)) await scheduler.ask();
    },
    understood: () => saving(async (tx) => tx.meta.put({ ...(await ensured(tx)), lost: null })),
    exportUnsent: () =>
      store.read(['meta', 'outbox', 'issues'], async (tx) =>
        writeUnsent(tx, owner, (await tx.meta.get())?.lmid ?? 0),
      ),
    async importUnsent(text) {
      // Seldom needed, and never in need: this part of the code may come when it is asked for. Writing the file is not.
      const { readUnsent } = await import('./outbox/readUnsent.ts');
      const imported = await saving(async (tx) => {
        const meta = await ensured(tx);
        const result = await readUnsent(tx, meta, owner, text);
        if (result.saved) await replay(tx, correction(meta.offset));
        return result;
      });
      if (imported.saved) void scheduler.ask();
      return imported;
    },
    close() {
      stopStatus();
      scheduler.stop();
      store.close();
    },
    async wipe() {
      stopStatus();
      scheduler.stop();
      await store.destroy();
      mirror.forget();
      await port.onWipe();
    },
  };

  return {
    replica,
    wake: () => void scheduler.ask(),
    reconnect() {
      running.abort();
      void scheduler.ask();
    },
    rest: () => scheduler.reconsider(),
    async poked(head, since = -1) {
      if (since < 0) tellAll(pokes);
      await scheduler.ended();
      if (head > version || received <= since) void scheduler.ask();
    },
    syncs: () => syncs,
    async reopened() {
      await store.write(async (tx) => learn(await ensured(tx)));
      void scheduler.ask();
    },
    onWell: (listener) => void wells.add(listener),
  };
}
