/** A client with its cache and outbox in IndexedDB, subscribed to every task. */
import { TriplitClient } from '@triplit/client';
import type { BenchTask } from '../../benchTask.ts';
import { digest } from '../../digest.ts';
import type { Change, Look, Phone } from '../../phone.ts';

class TriplitPhone implements Phone {
  #client!: TriplitClient;
  #tasks: readonly BenchTask[] = [];
  #changedAt = 0;

  async open({ entry }: { entry: unknown }): Promise<void> {
    this.#client = new TriplitClient({
      serverUrl: location.origin,
      token: (entry as { token: string }).token,
      storage: { type: 'indexeddb', name: 'bench' },
      autoConnect: false,
      logLevel: 'error',
    });
    // Null once it is ready.
    await this.#client.awaitReady;
    this.#client.onSyncMessageReceived(() => {
      this.#changedAt = Date.now();
    });
    this.#client.subscribe(this.#client.query('task') as never, (tasks) => {
      this.#tasks = tasks as unknown as BenchTask[];
      this.#changedAt = Date.now();
    });
  }

  async online(): Promise<void> {
    await this.#client.connect();
  }

  async offline(): Promise<void> {
    this.#client.disconnect();
  }

  async write(changes: readonly Change[]): Promise<void> {
    for (const [taskId, estimateMinutes] of changes)
      await this.#client.update('task', taskId, { estimateMinutes } as never);
  }

  async create(tasks: readonly BenchTask[]): Promise<void> {
    await this.#client.transact(async (tx) => {
      for (const task of tasks) await tx.insert('task', { ...task } as never);
    });
  }

  async look(): Promise<Look> {
    const { db } = this.#client as unknown as {
      db: { kv: unknown; entityStore: { doubleBuffer: DoubleBuffer } };
    };
    const { doubleBuffer } = db.entityStore;
    const waits = [doubleBuffer.getLockedBuffer(), doubleBuffer.getUnlockedBuffer()].map(async (buffer) => {
      const changes = await buffer.getChanges(db.kv);
      return Object.values(changes).reduce((sum, { sets, deletes }) => sum + sets.size + deletes.size, 0);
    });
    const lines = this.#tasks.map(({ id, estimateMinutes }) => `${id} ${estimateMinutes}`);
    return {
      rows: lines.length,
      state: digest(lines),
      waiting: (await Promise.all(waits)).reduce((sum, count) => sum + count, 0),
      changedAt: this.#changedAt,
    };
  }

  estimates(): Record<string, number> {
    return Object.fromEntries(this.#tasks.map(({ id, estimateMinutes }) => [id, estimateMinutes]));
  }
}

/** Its outbox, which it shows nobody. */
interface DoubleBuffer {
  getLockedBuffer(): Outbox;
  getUnlockedBuffer(): Outbox;
}
interface Outbox {
  getChanges(kv: unknown): Promise<Record<string, { sets: { size: number }; deletes: { size: number } }>>;
}

globalThis.phone = new TriplitPhone();
