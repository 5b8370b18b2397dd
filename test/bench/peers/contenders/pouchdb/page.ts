/** One database, synchronised both ways and live. */
import PouchDB from 'pouchdb-browser';
import type { BenchTask } from '../../benchTask.ts';
import { digest } from '../../digest.ts';
import type { Change, Look, Phone } from '../../phone.ts';

type Doc = BenchTask & { _rev: string };

class PouchPhone implements Phone {
  readonly #db = new PouchDB<BenchTask>('bench', { auto_compaction: true });
  readonly #tasks = new Map<string, Doc>();
  #sync: PouchDB.Replication.Sync<BenchTask> | undefined;
  #waiting = 0;
  #changedAt = 0;

  async open(): Promise<void> {
    const { rows } = await this.#db.allDocs({ include_docs: true });
    for (const { id, doc } of rows) if (doc) this.#tasks.set(id, doc as Doc);
    this.#db
      .changes({ since: 'now', live: true, include_docs: true })
      .on('change', ({ id, doc, deleted }) => {
        if (deleted) this.#tasks.delete(id);
        else this.#tasks.set(id, doc as unknown as Doc);
        this.#changedAt = Date.now();
      });
  }

  async online(): Promise<void> {
    this.#waiting = 1;
    this.#sync = this.#db
      .sync<BenchTask>(`${location.origin}/bench`, { live: true, retry: true })
      .on('active', () => {
        this.#waiting = 1;
      })
      .on('paused', () => {
        this.#waiting = 0;
        this.#changedAt = Date.now();
      });
  }

  async offline(): Promise<void> {
    this.#sync?.cancel();
    this.#waiting = 0;
  }

  /** The changes of one document follow each other, for each names the revision before; documents go side by side. */
  async write(changes: readonly Change[]): Promise<void> {
    const byTask = Map.groupBy(changes, ([taskId]) => taskId);
    await Promise.all(
      [...byTask].map(async ([taskId, own]) => {
        let doc = await this.#db.get(taskId);
        for (const [, estimateMinutes] of own) {
          const { rev } = await this.#db.put({ ...doc, estimateMinutes });
          doc = { ...doc, _rev: rev };
        }
      }),
    );
  }

  async create(tasks: readonly BenchTask[]): Promise<void> {
    await this.#db.bulkDocs(tasks.map((task) => ({ _id: task.id, ...task })));
  }

  look(): Look {
    const lines = [...this.#tasks.values()].map(({ id, _rev }) => `${id} ${_rev}`);
    return { rows: lines.length, state: digest(lines), waiting: this.#waiting, changedAt: this.#changedAt };
  }

  estimates(): Record<string, number> {
    return Object.fromEntries([...this.#tasks].map(([id, { estimateMinutes }]) => [id, estimateMinutes]));
  }
}

globalThis.phone = new PouchPhone();
