/** A collection on the free IndexedDB storage, replicated over HTTP as its guide does it, batches of 100. */
import { createRxDatabase, type RxCollection } from 'rxdb';
import { type RxReplicationState, replicateRxCollection } from 'rxdb/plugins/replication';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { Subject } from 'rxjs';
import type { BenchTask } from '../../benchTask.ts';
import { digest } from '../../digest.ts';
import type { Change, Look, Phone } from '../../phone.ts';

const text = { type: 'string', maxLength: 100 } as const;
const number = { type: 'number' } as const;
const schema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: text,
    title: text,
    status: text,
    priority: number,
    estimateMinutes: number,
    loggedMinutes: number,
    due: text,
  },
} as const;

interface Checkpoint {
  seq: number;
}

class RxDbPhone implements Phone {
  #tasks!: RxCollection<BenchTask>;
  #shown: readonly BenchTask[] = [];
  #replication: RxReplicationState<BenchTask, Checkpoint> | undefined;
  #stream: EventSource | undefined;
  #waiting = 0;
  #changedAt = 0;

  async open(): Promise<void> {
    const db = await createRxDatabase({ name: 'bench', storage: getRxStorageDexie(), multiInstance: false });
    const collections = await db.addCollections({ task: { schema: schema as never } });
    this.#tasks = collections.task as RxCollection<BenchTask>;
    await new Promise<void>((resolve) => {
      this.#tasks.find().$.subscribe((rows) => {
        this.#shown = rows;
        this.#changedAt = Date.now();
        resolve();
      });
    });
  }

  async online(): Promise<void> {
    const pulled = new Subject<never>();
    this.#replication = replicateRxCollection<BenchTask, Checkpoint>({
      collection: this.#tasks,
      replicationIdentifier: 'bench',
      retryTime: 1_000,
      push: { batchSize: 100, handler: (rows) => post('/push', rows) },
      pull: {
        batchSize: 100,
        stream$: pulled,
        handler: async (checkpoint, batchSize) =>
          (await fetch(`/pull?after=${checkpoint?.seq ?? 0}&limit=${batchSize}`)).json(),
      },
    });
    this.#stream = new EventSource('/stream');
    this.#stream.onmessage = ({ data }) => pulled.next(JSON.parse(data) as never);
    this.#stream.onopen = () => this.#replication?.reSync();
    this.#waiting = 1;
    this.#replication.active$.subscribe((active) => {
      this.#waiting = active ? 1 : 0;
      this.#changedAt = Date.now();
    });
  }

  async offline(): Promise<void> {
    this.#stream?.close();
    await this.#replication?.cancel();
    this.#waiting = 0;
  }

  async write(changes: readonly Change[]): Promise<void> {
    const byTask = Map.groupBy(changes, ([taskId]) => taskId);
    await Promise.all(
      [...byTask].map(async ([taskId, own]) => {
        const doc = await this.#tasks.findOne(taskId).exec();
        for (const [, estimateMinutes] of own) await doc?.incrementalPatch({ estimateMinutes });
      }),
    );
  }

  async create(tasks: readonly BenchTask[]): Promise<void> {
    await this.#tasks.bulkInsert([...tasks]);
  }

  look(): Look {
    const lines = this.#shown.map(({ id, estimateMinutes }) => `${id} ${estimateMinutes}`);
    return { rows: lines.length, state: digest(lines), waiting: this.#waiting, changedAt: this.#changedAt };
  }

  estimates(): Record<string, number> {
    return Object.fromEntries(this.#shown.map(({ id, estimateMinutes }) => [id, estimateMinutes]));
  }
}

async function post<T>(path: string, body: unknown): Promise<T> {
  const answer = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return (await answer.json()) as T;
}

globalThis.phone = new RxDbPhone();
