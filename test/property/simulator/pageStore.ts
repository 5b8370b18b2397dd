/**
 * A device's store as one page sees it: the page may die before, within and after each transaction, which is then whole
 * or absent; the disk may be full; the connection may be lost after a commit and before anyone heard of it.
 */
import type { Store, Transaction } from '../../../src/local/store/store.ts';
import { never, type Page, PageGone } from './page.ts';
import type { Tallies } from './tallies.ts';

export interface Disk {
  /** `full`: there is room for what people wrote, not for the server's rows as well. `packed`: for nothing. */
  state: 'roomy' | 'full' | 'packed';
  /** The next commit is not heard of, and is tried again. */
  losesConnection: boolean;
  /** Transactions that are open. */
  open: number;
  /** Answers that were taken in, as far as was committed. */
  generation: number;
  /** Something was committed since it was last looked at. */
  changed: boolean;
}

export const roomyDisk = (): Disk => ({
  state: 'roomy',
  losesConnection: false,
  open: 0,
  generation: 0,
  changed: true,
});

export function pageStore(inner: Store, page: Page, disk: Disk, tallies: Tallies): Store {
  async function during<T>(work: () => Promise<T>): Promise<T> {
    if (page.gone || page.step()) return never;
    disk.open += 1;
    // A page that goes leaves its transaction to the disk, which ends it.
    const closed = (): void => {
      disk.open -= 1;
    };
    return page.whileAlive(work().finally(closed));
  }

  async function committing<T>(tx: Transaction, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const value = await work(stepping(tx, page, tallies));
    if (page.gone || page.step()) {
      tallies.add('page gone before a commit');
      throw new PageGone();
    }
    if (disk.state === 'packed' || (disk.state === 'full' && (await tx.base.all()).length > 0)) {
      tallies.add('device full');
      throw new DOMException('there is no room', 'QuotaExceededError');
    }
    generation = (await tx.meta.get())?.generation ?? 0;
    return value;
  }
  let generation = 0;

  return {
    read: (tables, work) => during(() => inner.read(tables, (tx) => work(stepping(tx, page, tallies)))),
    write: (work) =>
      during(async () => {
        const value = await inner.write((tx) => committing(tx, work));
        disk.changed = true;
        disk.generation = generation;
        if (page.step()) tallies.add('page gone after a commit');
        if (!disk.losesConnection || page.gone) return value;
        disk.losesConnection = false;
        tallies.add('connection lost');
        return inner.write((tx) => committing(tx, work));
      }),
    live(interest, read, onValue) {
      const stop = inner.live(interest, read, (value) => {
        if (!page.gone) onValue(value);
      });
      page.leave.add(stop);
      return () => {
        page.leave.delete(stop);
        stop();
      };
    },
    // The device outlives its pages.
    close: () => undefined,
    destroy: () => inner.destroy(),
  };
}

/** The same transaction, in which the page may be stopped before and after each of its steps. */
function stepping(tx: Transaction, page: Page, tallies: Tallies): Transaction {
  const wrap = <T extends object>(table: T): T =>
    new Proxy(table, {
      get(target, name) {
        const method = Reflect.get(target, name) as unknown;
        if (typeof method !== 'function') return method;
        return (...args: unknown[]) => {
          if (page.gone || page.step()) {
            tallies.add('page gone before a commit');
            return Promise.reject(new PageGone());
          }
          return (method as (...all: unknown[]) => unknown).apply(target, args);
        };
      },
    });
  return {
    base: wrap(tx.base),
    overlay: wrap(tx.overlay),
    outbox: wrap(tx.outbox),
    sent: wrap(tx.sent),
    issues: wrap(tx.issues),
    meta: wrap(tx.meta),
  };
}
