/**
 * Random schedules: the phone's own code against the server's own code and a real database, with answers that are lost,
 * pages that break off, tabs that share a store, stores that fail before and after they commit, clocks that jump, and
 * rights that come and go. Afterwards all must agree, and everything that was said to be saved has taken effect once.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { correction } from '../../../src/local/correctedClock.ts';
import { replay } from '../../../src/local/outbox/replay.ts';
import { NotSaved } from '../../../src/local/replica.ts';
import { createMemoryStore } from '../../../src/local/store/memoryStore.ts';
import type { OverlayRecord } from '../../../src/local/store/records.ts';
import type { Store } from '../../../src/local/store/store.ts';
import { crew, task } from '../../support/crew.ts';
import { createMemoryPhone, type MemoryPhone } from '../../support/local/memoryPhone.ts';
import { DAY, type Fault, PEOPLE, type Step, step, TASKS } from '../../support/local/scheduleSteps.ts';
import { createTestServer, type TestServer, WS } from '../../support/server.ts';

/** One person's device: a store that outlives its tabs and fails when it is told to. */
class Device {
  readonly person: string;
  readonly memory = createMemoryStore();
  readonly storage = new Map<string, string>();
  skew = 0;
  fault: Fault = 'none';
  fails: 'before' | 'after' | undefined;
  tabs: MemoryPhone[] = [];
  /** What was said to be saved. */
  readonly saved: string[] = [];
  readonly #server: TestServer;
  #opened = 0;

  constructor(server: TestServer, person: string) {
    this.#server = server;
    this.person = person;
  }

  get store(): Store {
    return {
      ...this.memory,
      write: async (work) => {
        const fails = this.fails;
        this.fails = undefined;
        const result = await this.memory.write(async (tx) => {
          const done = await work(tx);
          if (fails === 'before') throw new DOMException('the disk is broken', 'UnknownError');
          return done;
        });
        // The connection was lost after the commit and before anyone heard of it: the store on the device tries again.
        if (fails === 'after') return this.memory.write(work);
        return result;
      },
    };
  }

  async open(): Promise<void> {
    this.tabs = [];
    for (let tab = 0; tab < 2; tab += 1) this.tabs.push(await this.#tab());
  }

  #tab(): Promise<MemoryPhone> {
    this.#opened += 1;
    return createMemoryPhone({
      workspaceId: WS,
      personId: this.person,
      name: `${this.person}-${this.#opened}`,
      clock: () => this.#server.now + this.skew,
      store: this.store,
      storage: this.storage,
      network: async (path, init) => {
        const { fault } = this;
        const isPage = String(init.body).includes('"page":{');
        if (fault === 'no_request' || (fault === 'second_page' && isPage)) throw new TypeError('no network');
        const answer = await this.#server.fetch(this.person, path, init);
        if (fault === 'no_answer') throw new TypeError('cut off');
        return answer;
      },
    });
  }
}

async function schedule(steps: readonly Step[]): Promise<{ applied: number }> {
  const server = await createTestServer({ page: { entries: 6, bytes: 4_000 } });
  try {
    await server.store([
      ...crew(),
      ...TASKS.map((id, index) => task(id, { assigneeId: PEOPLE[index % 2] ?? null, estimateMinutes: 600 })),
    ]);
    const devices = PEOPLE.map((person) => new Device(server, person));
    for (const device of devices) await device.open();
    for (const each of steps) {
      await take(server, devices, each);
      for (const device of devices) await agreesWithItself(device);
    }
    return await settles(server, devices);
  } finally {
    await server.close();
  }
}

async function take(server: TestServer, devices: Device[], step: Step): Promise<void> {
  const device = 'who' in step ? devices[step.who] : undefined;
  const tab = device?.tabs[0];
  switch (step.do) {
    case 'time':
      server.now += step.hours * 3_600_000;
      return;
    case 'leads':
      await server.store([
        { op: 'patch', type: 'team', id: 'deck', fields: { leadIds: step.lena ? ['lena'] : [] } },
      ]);
      return;
    default:
  }
  if (!device || !tab) throw new Error('nobody');
  switch (step.do) {
    case 'progress':
      return write(device, () =>
        tab.replica.dispatch('task.progress', { taskId: TASKS[step.task] ?? '', spentMinutes: step.minutes }),
      );
    case 'availability': {
      const from = new Date(Date.UTC(2026, 2, 2 + step.from)).toISOString().slice(0, 10);
      const to = new Date(Date.UTC(2026, 2, 2 + step.from + step.length)).toISOString().slice(0, 10);
      return write(device, () =>
        tab.replica.dispatch('availability.set', {
          from,
          to,
          statement: { kind: 'away', parts: null },
          repeat: null,
          reason: 'private',
        }),
      );
    }
    case 'move':
      return write(device, () =>
        tab.replica.dispatch('task.move', {
          taskId: TASKS[step.task] ?? '',
          toId: PEOPLE[step.to] ?? '',
          fromId: PEOPLE[1 - step.to] ?? '',
        }),
      );
    case 'flag':
      return write(device, () => tab.replica.dispatch('report.confirm', {}));
    case 'sync':
      device.fault = step.fault;
      await device.tabs[step.tab]?.replica.syncNow();
      device.fault = 'none';
      return;
    case 'kill':
      device.fails = undefined;
      return device.open();
    case 'break':
      device.fails = step.when;
      return;
    case 'clock':
      device.skew = step.days * DAY;
      return;
    default:
  }
}

/** Offline, so that a test says when it syncs. */
async function write(
  device: Device,
  dispatch: () => ReturnType<MemoryPhone['replica']['dispatch']>,
): Promise<void> {
  device.fault = 'no_request';
  try {
    const done = await dispatch();
    if (done.saved) device.saved.push(done.uid);
    await device.tabs[0]?.replica.syncNow();
  } catch (error) {
    // It was not saved, and was not said to be.
    if (!(error instanceof NotSaved)) throw error;
  } finally {
    device.fault = 'none';
  }
}

const sorted = (records: readonly OverlayRecord[]): OverlayRecord[] =>
  [...records].sort((a, b) => (`${a.type}:${a.id}` < `${b.type}:${b.id}` ? -1 : 1));

/** What is shown is the server's word with the unsent played over it, and no row lies outside the scopes that are held. */
async function agreesWithItself({ memory }: Device): Promise<void> {
  await memory.read(['base', 'overlay', 'outbox', 'meta'], async (tx) => {
    const meta = await tx.meta.get();
    const base = await tx.base.all();
    const outbox = await tx.outbox.after(0);
    if (!meta) throw new Error('no replica');
    expect(
      base.filter(
        ({ scopes }) => scopes.length === 0 || scopes.some((scope) => !meta.scopes.includes(scope)),
      ),
    ).toEqual([]);
    expect(outbox.map(({ n }) => n)).toEqual(outbox.map((_, index) => meta.lmid + 1 + index));
    expect(new Set(outbox.map(({ uid }) => uid)).size).toBe(outbox.length);
    const again = createMemoryStore();
    await again.write(async (copy) => {
      await copy.base.put(base);
      await copy.outbox.put(outbox);
      await replay(copy, correction(meta.offset));
    });
    const expected = await again.read(['overlay'], (copy) => copy.overlay.all());
    // A replay may see what the author did not: only what it was played over at the time is compared.
    expect(sorted(await tx.overlay.all()).map(({ type, id }) => `${type}:${id}`)).toEqual(
      sorted(expected).map(({ type, id }) => `${type}:${id}`),
    );
  });
}

async function settles(server: TestServer, devices: readonly Device[]): Promise<{ applied: number }> {
  for (const device of devices) device.fails = undefined;
  for (let round = 0; round < 3; round += 1)
    for (const device of devices) await device.tabs[0]?.replica.syncNow();

  const taken = await server.database.read.selectFrom('mutation_uid').select(['uid', 'applied']).execute();
  const known = new Set(taken.map(({ uid }) => uid));
  for (const device of devices) {
    expect(device.saved.filter((uid) => !known.has(uid))).toEqual([]);
    const fresh = new Device(server, device.person);
    await fresh.open();
    await fresh.tabs[0]?.replica.syncNow();
    const [mine, anew] = [await device.tabs[0]?.base(), await fresh.tabs[0]?.base()];
    expect(mine).toEqual(anew);
    expect(await device.tabs[0]?.shown()).toEqual(mine);
    expect(await device.memory.read(['outbox'], (tx) => tx.outbox.after(0))).toEqual([]);
  }
  // Minutes add up, so that anything done twice or not at all shows in a sum.
  const entries = await server.database.read.selectFrom('timeEntry').select(['taskId', 'minutes']).execute();
  for (const row of await server.database.read.selectFrom('task').select(['id', 'loggedMinutes']).execute()) {
    const spent = entries
      .filter(({ taskId }) => taskId === row.id)
      .reduce((sum, { minutes }) => sum + Number(minutes), 0);
    expect(Number(row.loggedMinutes)).toBe(spent);
  }
  return { applied: taken.filter(({ applied }) => applied === 1).length };
}

describe('phones and the server', () => {
  it('agree after any schedule, and everything that was saved has taken effect once', async () => {
    let applied = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        applied += (await schedule(steps)).applied;
      }),
      { numRuns: 100, endOnFailure: false },
    );
    // The schedules really did something.
    expect(applied).toBeGreaterThan(200);
  });
});
