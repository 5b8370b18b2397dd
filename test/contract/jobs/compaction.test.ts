/** What is kept for phones cannot outgrow what they may have. */
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { patch, type Write } from '../../../src/core/mutation.ts';
import { scopesOf } from '../../../src/core/scopes.ts';
import type { Task } from '../../../src/core/task.ts';
import { dailyJobs } from '../../../src/server/jobs/dailyJobs.ts';
import { everScopesOf } from '../../../src/server/rows/everScopesOf.ts';
import { readRow } from '../../../src/server/rows/readRows.ts';
import { makeChance } from '../../property/simulator/chance.ts';
import { crew, task } from '../../support/crew.ts';
import { createTestServer, type TestServer, WS } from '../../support/server.ts';
import { SimplePhone } from '../../support/simplePhone.ts';
import { onPostgres } from '../../support/testDatabase.ts';

const DAY = 86_400_000;
let server: TestServer;

beforeEach(async () => {
  server = await createTestServer();
  await server.store(crew());
});
afterEach(() => server.close());

async function pass(days: number): Promise<void> {
  for (let day = 0; day < days; day += 1) {
    server.now += DAY;
    await dailyJobs(server.deps);
  }
}

const today = (): string => new Date(server.now).toISOString().slice(0, 10);
const feedOf = (type: string) =>
  server.database.read
    .selectFrom('feed')
    .select(['id', 'scope', 'op'])
    .where('type', '=', type as 'task')
    .execute();

describe('the feed', () => {
  it.each([1, 2, 3])(
    'has an entry for each scope that a row was ever in, and after ninety days only living ones (seed %d)',
    async (seed) => {
      const chance = makeChance(seed);
      const ever = new Map<string, Set<string>>();
      const living = new Set<string>();
      const happened = { created: 0, moved: 0, finished: 0, deleted: 0 };

      const anyOf = (): string => chance.of([...living]);
      function next(index: number): Write {
        const what = living.size < 5 ? 0 : chance.below(10);
        if (what < 4) {
          happened.created += 1;
          living.add(`t${index}`);
          return task(`t${index}`, { assigneeId: chance.of(['mia', 'max', 'emil', null]) });
        }
        if (what < 7) {
          happened.moved += 1;
          const assigneeId = chance.of(['mia', 'max', 'lena', 'emil', null]);
          return patch('task', anyOf(), {
            assigneeId,
            teamId: chance.of(['deck', 'engine']),
            projectId: chance.of(['refit', null]),
          });
        }
        if (what < 8) {
          happened.finished += 1;
          return patch('task', anyOf(), { status: 'done', doneOn: today() });
        }
        happened.deleted += 1;
        const id = anyOf();
        living.delete(id);
        return { op: 'delete', type: 'task', id };
      }

      for (let index = 0; index < 250; index += 1) {
        const write = next(index);
        const id = write.op === 'create' ? write.row.id : write.id;
        const before = await readRow(server.database.read, WS, 'task', id);
        await server.store([write]);
        const after = await readRow(server.database.read, WS, 'task', id);
        const scopes = ever.get(id) ?? new Set();
        for (const row of [before, after])
          if (row) for (const scope of everScopesOf('task', row as Task)) scopes.add(scope);
        ever.set(id, scopes);
        if (index % 25 === 0) await pass(1);
      }
      for (const count of Object.values(happened)) expect(count).toBeGreaterThan(5);
      for (const [id, entries] of Map.groupBy(await feedOf('task'), (entry) => entry.id))
        for (const { scope } of entries) expect(ever.get(id)?.has(scope), `${id} in ${scope}`).toBe(true);

      await pass(160);
      const entries = await feedOf('task');
      expect(entries.filter(({ op }) => op === 'del')).toEqual([]);
      let open = 0;
      for (const id of living) {
        const row = (await readRow(server.database.read, WS, 'task', id)) as Task;
        const scopes = scopesOf('task', row, today());
        open += scopes.length;
        expect(
          entries
            .filter((entry) => entry.id === id)
            .map(({ scope }) => scope)
            .sort(),
        ).toEqual([...scopes].sort());
      }
      expect(open).toBeGreaterThan(0);
      expect(entries).toHaveLength(open);
    },
  );
});

describe('of a client', () => {
  const resultsLeft = async (): Promise<number> =>
    (await server.database.read.selectFrom('mutation_result').select('n').execute()).length;

  it('about a thousand uids are remembered, and refusals until it has taken them in', async () => {
    const mia = new SimplePhone(server, 'mia');
    for (let round = 0; round < 15; round += 1) {
      for (let index = 0; index < 100; index += 1)
        mia.write('task.progress', { taskId: 'nothing', spentMinutes: 1 });
      await mia.sync();
    }
    // What the last answer told is acknowledged by the next push.
    expect(await resultsLeft()).toBe(100);
    mia.write('presence.set', { state: 'busy', minute: 600, until: null, percent: 0 });
    await mia.sync();
    expect(await resultsLeft()).toBe(0);
    const uids = await server.database.read.selectFrom('mutation_uid').select('n').execute();
    expect(uids.length).toBeGreaterThanOrEqual(1_000);
    expect(uids.length).toBeLessThanOrEqual(1_200);
    expect(Math.max(...uids.map(({ n }) => n))).toBe(1_501);
  });

  it('that was away below the floor, what it had not sent is applied, once, and all else comes anew', async () => {
    await server.store([task('paint'), task('gone')]);
    const away = new SimplePhone(server, 'mia', 'away');
    await away.sync();
    away.write('task.progress', { taskId: 'paint', spentMinutes: 45 });
    await server.store([{ op: 'delete', type: 'task', id: 'gone' }]);
    await pass(100);
    const { floor } = await server.database.read
      .selectFrom('workspace')
      .select('floor')
      .executeTakeFirstOrThrow();
    expect(floor).toBeGreaterThan(away.v);
    const [anew] = await away.sync();
    expect(anew?.reset).toEqual(anew?.scopes);
    expect(away.ids('task')).toEqual(['paint']);
    expect(away.get('task', 'paint')).toMatchObject({ loggedMinutes: 45 });
    expect(away.outbox).toEqual([]);
  });
});

/** PostgreSQL gives space to what comes next by itself too; how much lies in its files is its own affair. */
it.skipIf(onPostgres())('an SQLite file uses again what was deleted', { timeout: 60_000 }, async () => {
  const pages = async (): Promise<number> => {
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(server.database.read);
    return rows[0]?.page_count ?? 0;
  };
  const comeAndGo = async (name: string): Promise<number> => {
    const ids = Array.from({ length: 3_000 }, (_, index) => `${name}-${index}`);
    await server.store(ids.map((id) => task(id)));
    const most = await pages();
    await server.store(ids.map((id) => ({ op: 'delete', type: 'task', id }) as const));
    await pass(95);
    return most;
  };
  const first = await comeAndGo('first');
  for (const name of ['second', 'third']) expect(await comeAndGo(name)).toBeLessThan(first * 1.1);
  expect(
    await server.database.read.selectFrom('feed').select('id').where('op', '=', 'del').execute(),
  ).toEqual([]);
});
