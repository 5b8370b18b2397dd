/** A mergeable store, saved to IndexedDB by the library's own persister and synchronised over one WebSocket. */
import { createMergeableStore } from 'tinybase';
import { createIndexedDbPersister } from 'tinybase/persisters/persister-indexed-db';
import { createWsSynchronizer, type WsSynchronizer } from 'tinybase/synchronizers/synchronizer-ws-client';
import type { BenchTask } from '../../benchTask.ts';
import type { Change, Look, Phone } from '../../phone.ts';

/**
 * Its own is one second, after which what was asked is given up: less than fifty phones on two cores need. The server's
 * stays: when a first phone comes, the server asks a room that is still empty, and works only when that has timed out.
 */
const PATIENCE_SECONDS = 30;

class TinyBasePhone implements Phone {
  readonly #store = createMergeableStore();
  #persister: ReturnType<typeof createIndexedDbPersister> | undefined;
  #synchronizer: WsSynchronizer<WebSocket> | undefined;
  #changedAt = 0;

  async open({ entry }: { entry: unknown }): Promise<void> {
    this.#store.addDidFinishTransactionListener(() => {
      this.#changedAt = Date.now();
    });
    if ((entry as { memory: boolean }).memory) return;
    this.#persister = createIndexedDbPersister(this.#store, 'bench');
    await this.#persister.load();
    await this.#persister.startAutoSave();
  }

  async online(): Promise<void> {
    const socket = new WebSocket(`${location.origin.replace('http', 'ws')}/bench`);
    this.#synchronizer = await createWsSynchronizer(this.#store, socket, PATIENCE_SECONDS);
    await this.#synchronizer.startSync();
  }

  async offline(): Promise<void> {
    await this.#synchronizer?.destroy();
    this.#synchronizer = undefined;
  }

  async write(changes: readonly Change[]): Promise<void> {
    for (const [taskId, minutes] of changes) this.#store.setCell('task', taskId, 'estimateMinutes', minutes);
    await this.#persister?.save();
  }

  async create(tasks: readonly BenchTask[]): Promise<void> {
    this.#store.transaction(() => {
      for (const { id, ...cells } of tasks) this.#store.setRow('task', id, cells);
    });
    await this.#persister?.save();
  }

  look(): Look {
    return {
      rows: this.#store.getRowCount('task'),
      state: JSON.stringify(this.#store.getMergeableContentHashes()),
      waiting: 0,
      changedAt: this.#changedAt,
    };
  }

  estimates(): Record<string, number> {
    const rows = Object.entries(this.#store.getTable('task'));
    return Object.fromEntries(rows.map(([id, { estimateMinutes }]) => [id, Number(estimateMinutes)]));
  }
}

globalThis.phone = new TinyBasePhone();
