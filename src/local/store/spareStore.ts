/**
 * A store that can give up its copy of the server's rows when the device runs full: what people wrote stays on the
 * device, what the server has too moves into memory for as long as the page lives.
 *
 * On the device the replica then says that it has nothing (`v: 0`), so the next launch pulls everything again; in
 * memory it goes on from where it was.
 */

import { createMemoryStore } from './memoryStore.ts';
import type { Meta } from './records.ts';
import type { Stop, Store, TableName, Transaction } from './store.ts';

export interface SpareStore extends Store {
  /** Gives up the base on the device. Afterwards writes have the room that it took. */
  spare(): Promise<void>;
  spared(): boolean;
}

type Have = Pick<Meta, 'epoch' | 'v' | 'scopes' | 'baseGivenUp'>;

export function createSpareStore(store: Store): SpareStore {
  const memory = createMemoryStore();
  const restarts = new Set<() => void>();
  let spared = false;
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
          onHave({ epoch: meta.epoch, v: meta.v, scopes: meta.scopes, baseGivenUp: meta.baseGivenUp });
          return tx.meta.put({ ...meta, v: 0, scopes: [], baseGivenUp: true });
        },
      },
    };
  }

  const reading =
    <T>(work: (tx: Transaction) => Promise<T>) =>
    (tx: Transaction): Promise<T> => {
      if (!spared) return work(tx);
      // Reading memory takes no time of its own, so the transaction on the device stays open meanwhile.
      return memory.read(['base'], (inMemory) => work(over(tx, inMemory.base, () => undefined)));
    };

  return {
    read: (tables, work) => store.read(tables, reading(work)),
    async write(work) {
      if (!spared) return store.write(work);
      let next: Have | undefined;
      const onHave = (now: Have): void => {
        next = now;
      };
      const result = await memory.write((inMemory) =>
        store.write((tx) => work(over(tx, inMemory.base, onHave))),
      );
      have = next ?? have;
      for (const restart of restarts) restart();
      return result;
    },
    live<T>(
      tables: readonly TableName[],
      read: (tx: Transaction) => Promise<T>,
      onValue: (value: T) => void,
    ): Stop {
      let stop = store.live(tables, (tx) => reading(read)(tx), onValue);
      const restart = (): void => {
        stop();
        stop = store.live(tables, (tx) => reading(read)(tx), onValue);
      };
      restarts.add(restart);
      return () => {
        restarts.delete(restart);
        stop();
      };
    },
    async spare() {
      if (spared) return;
      const kept = await store.read(['base', 'meta'], async (tx) => ({
        base: await tx.base.all(),
        meta: await tx.meta.get(),
      }));
      await memory.write((inMemory) => inMemory.base.put(kept.base));
      await store.write(async (tx) => {
        await tx.base.clear();
        await tx.meta.putQueries(undefined);
        const meta = await tx.meta.get();
        if (meta) await tx.meta.put({ ...meta, v: 0, scopes: [], baseGivenUp: true });
      });
      // Elsewhere the rows may have been given up before: then memory has none either, and nothing can be judged.
      const { meta } = kept;
      if (meta) have = { epoch: meta.epoch, v: meta.v, scopes: meta.scopes, baseGivenUp: meta.baseGivenUp };
      spared = true;
      for (const restart of restarts) restart();
    },
    spared: () => spared,
    close: () => store.close(),
    destroy: () => store.destroy(),
  };
}
