/**
 * Group commit: writes that arrive together share one transaction and one wait for the disk.
 *
 * Each work runs in a savepoint of its own, so that one which throws takes back its own writes alone. Nobody is
 * answered before COMMIT has returned, which under `synchronous=FULL` is after the disk has it; when COMMIT
 * fails, every work in it has failed.
 */
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { isDiskFailure, isLocked } from './sqliteError.ts';
import type { Tables } from './tables.ts';
import { DatabaseUnavailable } from './unavailable.ts';
import { type Line, WriteLine } from './writeLine.ts';

/** Longest that a work waits for others to share its commit (ms); a lone one waits for one turn of the loop. */
const GATHER = 2;
/** How long another process's lock is waited for (ms), and how often it is tried. */
const LOCK_PATIENCE = 4000;
const LOCK_PAUSE = 15;
/**
 * One commit should not keep everyone waiting for long, readers neither: SQLite works in this thread, and nothing else is
 * answered before a batch is done. The time (ms) is some fifty times that of a commit, which costs little to have again.
 */
const MOST_WORKS = 256;
const LONGEST_BATCH = 100;

interface Work {
  run: (trx: Kysely<Tables>) => Promise<unknown>;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
}
type Outcome = { value: unknown } | { error: unknown };

/** The writer's connection, as the queue needs it. */
export interface BatchWriter {
  readonly queries: Kysely<Tables>;
  exec(sql: string): void;
  /** Told when a transaction could not be committed or the disk failed, before anyone is answered. */
  failed(error: unknown): void;
}

export class BatchQueue {
  readonly #writer: BatchWriter;
  #waiting: Work[] = [];
  #running: Promise<void> | undefined;
  #closed = false;
  readonly #line = new WriteLine();

  constructor(writer: BatchWriter) {
    this.#writer = writer;
  }

  /** @param run awaits nothing but the database: everyone's writes wait for it. */
  add<T>(run: (trx: Kysely<Tables>) => Promise<T>): Promise<T> {
    if (this.#closed) return Promise.reject(new DatabaseUnavailable('the database is closed'));
    return new Promise<T>((resolve, reject) => {
      this.#line.entered();
      this.#waiting.push({ run, resolve: resolve as (value: unknown) => void, reject });
      this.#running ??= this.#runAll();
    });
  }

  /** True while a transaction may be open. */
  get busy(): boolean {
    return this.#running !== undefined;
  }

  get line(): Line {
    return this.#line.now;
  }

  /** Resolves when all that was added is done; adds nothing more. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#running;
  }

  async #runAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      await this.#gather();
      const batch = this.#waiting.splice(0, MOST_WORKS);
      try {
        const outcomes = await this.#commit(batch);
        outcomes.forEach((outcome, index) => {
          if ('error' in outcome) batch[index]!.reject(outcome.error);
          else batch[index]!.resolve(outcome.value);
        });
      } catch (error) {
        for (const work of batch) work.reject(error);
      }
      this.#line.left(batch.length);
    }
    this.#running = undefined;
  }

  /** Waits as long as each turn of the loop brings more works, 2 ms at most. */
  async #gather(): Promise<void> {
    const start = performance.now();
    let before: number;
    do {
      before = this.#waiting.length;
      await nextTurn();
    } while (this.#waiting.length > before && performance.now() - start < GATHER);
  }

  /** Leaves in `batch` what it came to; the others are the next one's. */
  async #commit(batch: Work[]): Promise<Outcome[]> {
    await this.#begin();
    try {
      const outcomes: Outcome[] = [];
      const until = performance.now() + LONGEST_BATCH;
      for (const work of batch) {
        if (performance.now() > until) break;
        outcomes.push(await this.#runOne(work));
      }
      this.#waiting.unshift(...batch.splice(outcomes.length));
      this.#writer.exec('commit');
      return outcomes;
    } catch (error) {
      this.#writer.failed(error);
      throw new DatabaseUnavailable('the transaction could not be committed', { cause: error });
    }
  }

  async #begin(): Promise<void> {
    const until = performance.now() + LOCK_PATIENCE;
    for (;;) {
      try {
        this.#writer.exec('begin immediate');
        return;
      } catch (error) {
        if (!isLocked(error)) {
          this.#writer.failed(error);
          throw new DatabaseUnavailable('no transaction could be begun', { cause: error });
        }
        if (performance.now() > until)
          throw new DatabaseUnavailable('another process holds the database', { cause: error });
      }
      await wait(LOCK_PAUSE);
    }
  }

  /** An error of the savepoint or of the disk ends the batch: then nothing is known of what was written. */
  async #runOne(work: Work): Promise<Outcome> {
    this.#writer.exec('savepoint work');
    try {
      const value = await work.run(this.#writer.queries);
      this.#writer.exec('release work');
      return { value };
    } catch (error) {
      if (isDiskFailure(error)) throw error;
      this.#writer.exec('rollback to work; release work');
      return { error };
    }
  }
}
