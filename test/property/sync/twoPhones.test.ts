import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { patch } from '../../../src/core/mutation.ts';
import type { SyncResponse } from '../../../src/sync/messages.ts';
import { crew, task } from '../../support/crew.ts';
import { createTestServer, type TestServer } from '../../support/server.ts';
import { SimplePhone } from '../../support/simplePhone.ts';

const RUNS = Number(process.env.PROPERTY_RUNS ?? 40);

/** Mia has the first, Max the second, Lena the third, and nobody the last, which does not exist. */
const TASKS = ['paint', 'paint', 'sweep', 'hull', 'gone'];
const DAYS = ['2026-03-02', '2026-03-03', '2026-03-04'];

const who = fc.integer({ min: 0, max: 3 });
const one = <const T>(value: T) => fc.constant(value);
const taskId = fc.constantFrom(...TASKS);
const someone = fc.constantFrom('mia', 'max', 'lena');
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: one('progress'),
      who,
      task: taskId,
      minutes: fc.integer({ min: 1, max: 60 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: one('checkin'), who, score: fc.integer({ min: 1, max: 5 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: one('away'), who, from: fc.constantFrom(...DAYS), usual: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ do: one('move'), who, task: taskId, from: someone, to: someone }) },
  { weight: 1, arbitrary: fc.record({ do: one('finish'), who, task: taskId }) },
  // Each way for an answer to arrive, or not to.
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constantFrom('sync', 'lose', 'twice', 'keep', 'hear'),
      who,
      most: fc.integer({ min: 1, max: 5 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: one('reorganise'),
      team: fc.constantFrom('deck', 'engine'),
      lead: fc.constantFrom('lena', 'lars', 'max'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: one('clock'), who, skew: fc.constantFrom(0, -400, 400, 3650) }) },
  { weight: 1, arbitrary: fc.record({ do: one('wait'), minutes: fc.integer({ min: 1, max: 600 }) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Mia has two phones; Max and Lena, who leads them, one each. */
class Run {
  readonly server: TestServer;
  readonly phones: SimplePhone[];
  readonly kept = new Map<SimplePhone, SyncResponse[]>();
  readonly seen = new Map<SimplePhone, number>();
  dealtWith = 0;

  constructor(server: TestServer) {
    this.server = server;
    this.phones = [
      new SimplePhone(server, 'mia', 'mia-1'),
      new SimplePhone(server, 'mia', 'mia-2'),
      new SimplePhone(server, 'max'),
      new SimplePhone(server, 'lena'),
    ];
  }

  async step(next: Step): Promise<void> {
    if (next.do === 'reorganise') {
      await this.server.store([
        patch('person', 'max', { teamIds: [next.team] }),
        patch('team', 'deck', { leadIds: [next.lead] }),
      ]);
      return;
    }
    if (next.do === 'wait') {
      this.server.now += next.minutes * 60_000;
      return;
    }
    const phone = this.phones[next.who]!;
    switch (next.do) {
      case 'progress':
        phone.write('task.progress', { taskId: next.task, spentMinutes: next.minutes });
        return;
      case 'checkin':
        phone.write('checkin.set', { score: next.score });
        return;
      case 'away': {
        const statement = next.usual
          ? ({ kind: 'usual' } as const)
          : ({ kind: 'away', parts: null } as const);
        phone.write('availability.set', {
          from: next.from,
          to: '2026-03-05',
          statement,
          repeat: null,
          reason: 'private',
        });
        return;
      }
      case 'move':
        phone.write('task.move', { taskId: next.task, fromId: next.from, toId: next.to });
        return;
      case 'finish':
        phone.write('task.finish', { taskId: next.task, status: 'done' });
        return;
      case 'clock':
        phone.skew = next.skew * 86_400_000;
        return;
      case 'sync':
        phone.take(await this.ask(phone, next.most));
        return;
      case 'lose':
        await this.ask(phone, next.most);
        return;
      case 'twice': {
        const [one, two] = await Promise.all([this.ask(phone, next.most), this.ask(phone, next.most)]);
        phone.take(two);
        expect(phone.take(one)).toBe(false);
        return;
      }
      case 'keep':
        this.kept.set(phone, await this.ask(phone, next.most));
        return;
      case 'hear': {
        const late = this.kept.get(phone);
        if (late) phone.take(late);
        this.kept.delete(phone);
      }
    }
  }

  async ask(phone: SimplePhone, most = 100): Promise<SyncResponse[]> {
    const pages = await phone.ask(most);
    if (!Array.isArray(pages)) throw new Error(JSON.stringify(pages));
    for (const page of pages) {
      const held = new Set(page.scopes);
      for (const [, , scopes, ver] of page.put) {
        expect(scopes.length).toBeGreaterThan(0);
        expect(scopes.filter((scope) => !held.has(scope))).toEqual([]);
        expect(ver).toBeLessThanOrEqual(page.ver);
      }
      expect(page.ver).toBe(pages[0]?.ver);
    }
    expect(pages[0]?.ver).toBeGreaterThanOrEqual(this.seen.get(phone) ?? 0);
    this.seen.set(phone, pages[0]?.ver ?? 0);
    return pages;
  }

  /** The network heals: everyone syncs until nobody has anything to send. */
  async settle(): Promise<void> {
    for (let round = 0; round < 3; round += 1)
      for (const phone of this.phones) phone.take(await this.ask(phone));
    for (const phone of this.phones) expect(phone.outbox).toEqual([]);
  }
}

const sorted = (phone: SimplePhone) =>
  [...phone.rows]
    .map(([name, copy]) => [name, { ...copy, scopes: copy.scopes.toSorted() }])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));

describe('phones that write while answers are lost, doubled, late and cut into pages', () => {
  it('end with what a fresh phone gets, each mutation having taken effect once', {
    timeout: 300_000,
  }, async () => {
    let written = 0;
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 20, maxLength: 80 }),
        fc.integer({ min: 1, max: 12 }),
        async (steps, entries) => {
          const server = await createTestServer({ page: { entries, bytes: 1e6 } });
          try {
            await server.store([
              ...crew(),
              task('paint'),
              task('sweep', { assigneeId: 'max' }),
              task('hull', { projectId: 'refit', assigneeId: 'lena' }),
            ]);
            const run = new Run(server);
            const minutes = new Map<string, number>();
            for (const next of steps) {
              await run.step(next);
              if (next.do === 'progress') minutes.set(run.phones[next.who]!.outbox.at(-1)!.uid, next.minutes);
            }
            await run.settle();

            for (const phone of run.phones) {
              const fresh = new SimplePhone(server, phone.person, `${phone.client}-fresh`);
              fresh.take(await run.ask(fresh));
              expect(sorted(phone)).toEqual(sorted(fresh));
              const uids = phone.results.map(({ uid }) => uid);
              expect(new Set(uids).size).toBe(uids.length);
            }

            const failed = new Set(run.phones.flatMap(({ results }) => results.map(({ uid }) => uid)));
            const entered = await server.database.read
              .selectFrom('timeEntry')
              .select(['id', 'minutes'])
              .execute();
            const expected = [...minutes]
              .filter(([uid]) => !failed.has(uid))
              .map(([uid, spent]) => ({ id: `${uid}.0`, minutes: spent }));
            expect(entered.toSorted(byId)).toEqual(expected.toSorted(byId));
            const tasks = await server.database.read.selectFrom('task').select('loggedMinutes').execute();
            expect(sum(tasks.map(({ loggedMinutes }) => loggedMinutes))).toBe(
              sum(expected.map(({ minutes: spent }) => spent)),
            );

            // Whatever a person has said about a day, one statement about it is left.
            const said = await server.database.read
              .selectFrom('availability')
              .select(['personId', 'from', 'to'])
              .execute();
            for (const day of DAYS) {
              const about = said
                .filter(({ from, to }) => from <= day && day <= to)
                .map(({ personId }) => personId);
              expect(new Set(about).size).toBe(about.length);
            }
            written += expected.length;
            refused += failed.size;
          } finally {
            await server.close();
          }
        },
      ),
      { numRuns: RUNS },
    );
    // A run in which nothing happens proves nothing.
    expect(written).toBeGreaterThan(RUNS);
    expect(refused).toBeGreaterThan(RUNS / 4);
  });
});

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
