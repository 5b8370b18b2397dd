/** One document with every task in it. */
import { automergeWasmBase64 } from '@automerge/automerge/automerge.wasm.base64';
import { type DocHandle, initializeBase64Wasm, Repo } from '@automerge/automerge-repo/slim';
import { WebSocketClientAdapter } from '@automerge/automerge-repo-network-websocket';
import { IndexedDBStorageAdapter } from '@automerge/automerge-repo-storage-indexeddb';
import type { BenchTask } from '../../benchTask.ts';
import type { Change, Look, Phone } from '../../phone.ts';

interface Doc {
  tasks: Record<string, Omit<BenchTask, 'id'>>;
}

class AutomergePhone implements Phone {
  #repo!: Repo;
  #handle!: DocHandle<Doc>;
  #adapter: WebSocketClientAdapter | undefined;
  #changedAt = 0;

  async open({ entry }: { entry: unknown }): Promise<void> {
    await initializeBase64Wasm(automergeWasmBase64);
    this.#repo = new Repo({ storage: new IndexedDBStorageAdapter('bench') });
    const { url } = entry as { url: never };
    this.#handle = await this.#repo.find<Doc>(url, { allowableStates: ['ready', 'unavailable'] });
    this.#handle.on('change', () => {
      this.#changedAt = Date.now();
    });
  }

  async online(): Promise<void> {
    this.#adapter = new WebSocketClientAdapter(location.origin.replace('http', 'ws'), 1_000);
    this.#repo.networkSubsystem.addNetworkAdapter(this.#adapter);
    await this.#handle.whenReady();
  }

  async offline(): Promise<void> {
    if (this.#adapter) this.#repo.networkSubsystem.removeNetworkAdapter(this.#adapter);
  }

  async write(changes: readonly Change[]): Promise<void> {
    for (const [taskId, minutes] of changes)
      this.#handle.change(({ tasks }) => {
        const task = tasks[taskId];
        if (task) task.estimateMinutes = minutes;
      });
    await this.#repo.flush();
  }

  async create(tasks: readonly BenchTask[]): Promise<void> {
    this.#handle.change((doc) => {
      for (const { id, ...fields } of tasks) doc.tasks[id] = fields;
    });
    await this.#repo.flush();
  }

  look(): Look {
    const ready = this.#handle.isReady();
    return {
      rows: ready ? Object.keys(this.#handle.doc().tasks).length : 0,
      state: ready ? [...this.#handle.heads()].sort().join() : '',
      waiting: 0,
      changedAt: this.#changedAt,
    };
  }

  estimates(): Record<string, number> {
    const rows = Object.entries(this.#handle.doc().tasks);
    return Object.fromEntries(rows.map(([id, { estimateMinutes }]) => [id, estimateMinutes]));
  }
}

globalThis.phone = new AutomergePhone();
