/**
 * A store that gives way when the device runs full, in two steps, so that people can go on reading and writing.
 *
 * First the copy of the server's rows moves into memory: what people wrote has the room. On the device the replica then
 * says that it has nothing (`v: 0`), so the next launch pulls everything again; in memory it goes on from where it was.
 *
 * Where even that is not enough (engines give room back late), everything goes on in memory until the page is closed,
 * and that is said. What the device still holds is then older than what the server has taken: the next launch offers
 * it again, and the server knows each mutation by its `uid`.
 */
import { createMemoryStore } from './memoryStore.ts';
import type { Meta } from './records.ts';
import { storageFailure } from './storageErrors.ts';
import type { Interest, Stop, Store, TableName, Transaction } from './store.ts';

export type Kept =
  | 'all'
  /** Only what the server does not have. */
  | 'own'
  /** Nothing of what happens from now on. */
  | 'none';

export interface SpareStore extends Store {
  /** One step further; false when there is none. */
  giveWay(): Promise<boolean>;
  kept(): Kept;
}

type Have = Pick<Meta, 'epoch' | 'v' | 'scopes' | 'baseGivenUp'>;

const haveOf = ({ epoch, v, scopes, baseGivenUp }: Meta): Have => ({ epoch, v, scopes, baseGivenUp });
const onDevice = (meta: Meta): Meta => ({ ...meta, v: 0, scopes: [], baseGivenUp: true });

export function createSpareStore(device: Store): SpareStore {
  const memory = createMemoryStore();
  const restarts = new Set<() => void>();
  let kept: Kept = 'all';
  let have: Have | undefined;

  function over(tx: Transaction, base: Transaction['base'], onHave: (have: Have) => void): Transaction {
    return {
      ...tx,
      base,
      meta: {
        ...tx.meta,
        get: async () => {
          const meta = await tx.meta.get();
          return meta && have ? { ...meta, ...have } : meta;
        },
        put: (meta) => {
          onHave(haveOf(meta));
          return tx.meta.put(onDevice(meta));
        },
      },
    };
  }

  function read<T>(tables: readonly TableName[], work: (tx: Transaction) => Promise<T>): Promise<T> {
    if (kept === 'none') return memory.read(tables, work);
    return device.read(tables, reading(work));
  }

  function reading<T>(work: (tx: Transaction) => Promise<T>): (tx: Transaction) => Promise<T> {
    if (kept === 'all') return work;
    // Reading memory takes no time of its own, so the transaction on the device stays open meanwhile.
    return (tx) => memory.read(['base'], (inMemory) => work(over(tx, inMemory.base, () => undefined)));
  }

  async function writeOwn<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    let next: Have | undefined;
    const onHave = (now: Have): void => {
      next = now;
    };
    const result = await memory.write((inMemory) =>
      device.write((tx) => work(over(tx, inMemory.base, onHave))),
    );
    have = next ?? have;
    restart();
    return result;
  }

  function restart(): void {
    for (const again of restarts) again();
  }

  async function spare(): Promise<void> {
    const before = await device.read(['base', 'meta'], async (tx) => ({
      base: await tx.base.all(),
      meta: await tx.meta.get(),
    }));
    await device.write(async (tx) => {
      await tx.base.clear();
      await tx.meta.putQueries(undefined);
      if (before.meta) await tx.meta.put(onDevice(before.meta));
    });
    await memory.write((inMemory) => inMemory.base.put(before.base));
    have = before.meta && haveOf(before.meta);
    kept = 'own';
  }

  async function leave(): Promise<void> {
    const all = await read(['base', 'overlay', 'outbox', 'sent', 'issues', 'meta'], async (tx) => ({
      base: await tx.base.all(),
      overlay: await tx.overlay.all(),
      outbox: await tx.outbox.after(0),
      sent: await tx.sent.all(),
      issues: await tx.issues.all(),
      meta: await tx.meta.get(),
    }));
    await memory.write(async (tx) => {
      await tx.base.put(all.base);
      await tx.overlay.put(all.overlay);
      await tx.outbox.put(all.outbox);
      await tx.sent.put(all.sent);
      await tx.issues.put(all.issues);
      if (all.meta) await tx.meta.put({ ...all.meta, passing: true });
    });
    kept = 'none';
  }

  async function giveWay(): Promise<boolean> {
    if (kept === 'none') return false;
    try {
      await (kept === 'all' ? spare() : leave());
    } catch (error) {
      // Clearing takes room too, for the log of what is cleared.
      if (storageFailure(error) !== 'full') throw error;
      await leave();
    }
    restart();
    return true;
  }

  return {
    giveWay,
    kept: () => kept,
    read,
    async write(work) {
      if (kept === 'all') return device.write(work);
      return kept === 'own' ? writeOwn(work) : memory.write(work);
    },
    live<T>(interest: Interest, work: (tx: Transaction) => Promise<T>, onValue: (value: T) => void): Stop {
      const start = (): Stop =>
        kept === 'none'
          ? memory.live(interest, work, onValue)
          : device.live(interest, (tx) => reading(work)(tx), onValue);
      let stop = start();
      const again = (): void => {
        stop();
        stop = start();
      };
      restarts.add(again);
      return () => {
        restarts.delete(again);
        stop();
      };
    },
    close() {
      memory.close();
      device.close();
    },
    destroy: () => device.destroy(),
  };
}
