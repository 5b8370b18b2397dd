/** Our phone: the replica that screens use, over IndexedDB. */
import * as z from 'zod/mini';
import type { Task } from '../../../../src/core/task.ts';
import { openReplica, type Replica } from '../../../../src/local/index.ts';
import type { BenchTask } from '../benchTask.ts';
import { digest } from '../digest.ts';
import type { Change, Look, Phone } from '../phone.ts';

z.config({ jitless: true });

/** What the server's process says of each person. */
export interface OursEntry {
  workspaceId: string;
  personId: string;
  teamId: string;
}

class OursPhone implements Phone {
  #replica!: Replica;
  #teamId = '';
  #tasks: readonly Task[] = [];
  #waiting = 0;
  #changedAt = 0;

  async open({ entry }: { entry: unknown }): Promise<void> {
    const { workspaceId, personId, teamId } = entry as OursEntry;
    this.#teamId = teamId;
    this.#replica = await openReplica({ workspaceId, personId });
    await new Promise<void>((resolve) => {
      this.#replica.watch('task', (tasks) => {
        this.#tasks = tasks;
        this.#changedAt = Date.now();
        resolve();
      });
    });
    this.#replica.watchOutbox((items) => {
      this.#waiting = items.length;
      this.#changedAt = Date.now();
    });
  }

  /** As the browser does when it has a network again. */
  async online(): Promise<void> {
    dispatchEvent(new Event('online'));
  }

  async offline(): Promise<void> {}

  async write(changes: readonly Change[]): Promise<void> {
    // Each is a transaction of its own, in this order; nobody waits for one before they write the next.
    await Promise.all(
      changes.map(([taskId, estimateMinutes]) =>
        this.#dispatched('task.edit', { taskId, fields: { estimateMinutes } }),
      ),
    );
  }

  async create(tasks: readonly BenchTask[]): Promise<void> {
    for (const { title, priority, estimateMinutes, due } of tasks)
      await this.#dispatched('task.create', {
        title,
        type: '',
        projectId: null,
        teamId: this.#teamId,
        assigneeId: null,
        priority,
        estimateMinutes,
        remainingMinutes: null,
        start: null,
        due,
        skillIds: [],
        afterIds: [],
      });
  }

  look(): Look {
    return {
      rows: this.#tasks.length,
      state: digest(this.#tasks.map(({ id, estimateMinutes }) => `${id} ${estimateMinutes}`)),
      waiting: this.#waiting,
      changedAt: this.#changedAt,
    };
  }

  roundTrips(since: number): number {
    const { timeOrigin } = performance;
    const asked = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    return asked.filter(
      ({ name, startTime, responseEnd }) =>
        name.endsWith('/sync') &&
        timeOrigin + startTime >= since &&
        timeOrigin + responseEnd <= this.#changedAt,
    ).length;
  }

  estimates(): Record<string, number> {
    return Object.fromEntries(this.#tasks.map(({ id, estimateMinutes }) => [id, estimateMinutes ?? 0]));
  }

  #dispatched: Replica['dispatch'] = async (name, args) => {
    const done = await this.#replica.dispatch(name, args);
    if (!done.saved) throw new Error(`${name}: ${done.rejection.message}`);
    return done;
  };
}

globalThis.phone = new OursPhone();
