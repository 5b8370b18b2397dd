/** One document: a map of maps, kept by y-indexeddb. */
import { IndexeddbPersistence } from 'y-indexeddb';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { BenchTask } from '../../benchTask.ts';
import type { Change, Look, Phone } from '../../phone.ts';

class YjsPhone implements Phone {
  readonly #doc = new Y.Doc();
  readonly #tasks = this.#doc.getMap<Y.Map<unknown>>('task');
  #provider: WebsocketProvider | undefined;
  #changedAt = 0;

  async open({ entry }: { entry: unknown }): Promise<void> {
    this.#doc.on('update', () => {
      this.#changedAt = Date.now();
    });
    if (!(entry as { memory: boolean }).memory) await new IndexeddbPersistence('bench', this.#doc).whenSynced;
    const url = location.origin.replace('http', 'ws');
    this.#provider = new WebsocketProvider(url, 'bench', this.#doc, { connect: false, disableBc: true });
  }

  async online(): Promise<void> {
    this.#provider?.connect();
  }

  async offline(): Promise<void> {
    this.#provider?.disconnect();
  }

  /** y-indexeddb stores each update by itself, and does not say when it has. */
  async write(changes: readonly Change[]): Promise<void> {
    for (const [taskId, minutes] of changes) this.#tasks.get(taskId)?.set('estimateMinutes', minutes);
  }

  async create(tasks: readonly BenchTask[]): Promise<void> {
    this.#doc.transact(() => {
      for (const { id, ...fields } of tasks) this.#tasks.set(id, new Y.Map(Object.entries(fields)));
    });
  }

  look(): Look {
    // What was deleted is in no state vector; everyone who has every insertion here has every deletion too.
    const vector = [...Y.decodeStateVector(Y.encodeStateVector(this.#doc))];
    return {
      rows: this.#tasks.size,
      state: JSON.stringify(vector.sort(([a], [b]) => a - b)),
      waiting: 0,
      changedAt: this.#changedAt,
    };
  }

  estimates(): Record<string, number> {
    const rows = [...this.#tasks.entries()];
    return Object.fromEntries(rows.map(([id, task]) => [id, Number(task.get('estimateMinutes'))]));
  }
}

globalThis.phone = new YjsPhone();
