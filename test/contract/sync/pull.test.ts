import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CompiledQuery, Kysely, SqliteDialect } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { patch } from '../../../src/core/mutation.ts';
import { openDatabase } from '../../../src/server/database/openDatabase.ts';
import { openConnection } from '../../../src/server/database/sqliteConnection.ts';
import type { Tables } from '../../../src/server/database/tables.ts';
import { feedEntries } from '../../../src/server/sync/feedEntries.ts';
import type { SyncResponse } from '../../../src/sync/messages.ts';
import { crew, task } from '../../support/crew.ts';
import { createMemoryPhone, type Network } from '../../support/local/memoryPhone.ts';
import { createTestServer, type TestServer, WS } from '../../support/server.ts';
import { SimplePhone } from '../../support/simplePhone.ts';

let server: TestServer;

beforeEach(async () => {
  server = await createTestServer();
  await server.store(crew());
});
afterEach(() => server.close());

const many = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    task(`t${String(index).padStart(5, '0')}`, { projectId: index % 3 ? null : 'refit' }),
  );
const asked = async (phone: SimplePhone): Promise<SyncResponse[]> => (await phone.ask()) as SyncResponse[];

describe('a long answer comes in pages', () => {
  it('ten thousand rows of one version, each once or more, none missing', async () => {
    await server.store(many(10_000));
    const lena = new SimplePhone(server, 'lena');
    const pages = await lena.sync();
    expect(pages.length).toBeGreaterThan(5);
    expect(new Set(pages.map(({ ver }) => ver)).size).toBe(1);
    for (const { put } of pages) expect(put.length).toBeLessThanOrEqual(2_000);
    expect(lena.ids('task')).toEqual(
      many(10_000).map((write) => (write.op === 'create' ? write.row.id : '')),
    );
    expect(lena.rows.get('task:t00003')?.scopes.toSorted()).toEqual(['j:refit', 'p:mia']);
    expect(await lena.sync()).toMatchObject([{ put: [], del: [], reset: [], drop: [] }]);
  });

  it('of few bytes when the rows are long', async () => {
    const small = await createTestServer({ page: { entries: 2_000, bytes: 10_000 } });
    await small.store([
      ...crew(),
      ...many(100).map((write) =>
        write.op === 'create' ? { ...write, row: { ...write.row, title: 'x'.repeat(200) } } : write,
      ),
    ] as never);
    const mia = new SimplePhone(small, 'mia');
    const pages = await mia.sync();
    expect(pages.length).toBeGreaterThan(3);
    expect(Math.max(...pages.map(({ put }) => JSON.stringify(put).length))).toBeLessThan(20_000);
    expect(mia.ids('task')).toHaveLength(100);
    await small.close();
  });

  it('as it was when the first was asked for: what changes meanwhile comes with the next answer', async () => {
    const small = await createTestServer({ page: { entries: 10, bytes: 1e6 } });
    await small.store([...crew(), ...many(50)]);
    const mia = new SimplePhone(small, 'mia');
    const pages: SyncResponse[] = [];
    let page: SyncResponse['page'];
    for (let turn = 0; turn === 0 || page; turn += 1) {
      const answer = await small.sync('mia', { ...mia.question(), ...(page ? { page } : {}) });
      pages.push(answer.body as SyncResponse);
      page = pages.at(-1)?.page;
      // Each page another task goes to Max, some of them from pages that are still to come.
      await small.store([patch('task', `t000${String(turn * 7).padStart(2, '0')}`, { assigneeId: 'max' })]);
    }
    expect(new Set(pages.map(({ ver }) => ver)).size).toBe(1);
    mia.take(pages);
    await mia.sync();
    const fresh = new SimplePhone(small, 'mia', 'fresh');
    await fresh.sync();
    expect(mia.ids('task')).toEqual(fresh.ids('task'));
    expect(mia.ids('task').length).toBeLessThan(50);
    await small.close();
  });

  it('and an update over pages ends where a fresh start ends', async () => {
    const small = await createTestServer({ page: { entries: 7, bytes: 1e6 } });
    await small.store([...crew(), ...many(40)]);
    const lena = new SimplePhone(small, 'lena');
    await lena.sync();
    await small.store(
      many(40).map((write, index) =>
        patch('task', write.op === 'create' ? write.row.id : '', { assigneeId: index % 2 ? 'max' : 'emil' }),
      ),
    );
    const pages = await lena.sync();
    expect(pages.length).toBeGreaterThan(3);
    const fresh = new SimplePhone(small, 'lena', 'fresh');
    await fresh.sync();
    expect([...lena.rows].toSorted()).toEqual([...fresh.rows].toSorted());
    await small.close();
  });

  it('and one during which deletions are forgotten that the phone would need begins anew', async () => {
    const small = await createTestServer({ page: { entries: 7, bytes: 1e6 } });
    await small.store([...crew(), ...many(40)]);
    let questions = 0;
    const forgetting: Network = async (path, init) => {
      questions += 1;
      if (questions === 2)
        await small.database.write((trx) =>
          trx.updateTable('workspace').set({ floor: 2 }).where('id', '=', WS).execute(),
        );
      return small.fetch('lena', path, init);
    };
    const options = { workspaceId: WS, personId: 'lena', clock: () => small.now };
    const lena = await createMemoryPhone({ ...options, network: (...asked) => network(...asked) });
    let network: Network = (path, init) => small.fetch('lena', path, init);
    await lena.replica.syncNow();
    await small.store(
      many(40).flatMap((write, index) =>
        write.op === 'create' && index % 2 ? [patch('task', write.row.id, { title: 'Another one' })] : [],
      ),
    );
    network = forgetting;
    await lena.replica.syncNow();
    expect(questions).toBeGreaterThan(3);
    const fresh = await createMemoryPhone({
      ...options,
      network: (path, init) => small.fetch('lena', path, init),
    });
    await fresh.replica.syncNow();
    expect([...(await lena.base())].toSorted()).toEqual([...(await fresh.base())].toSorted());
    await small.close();
  });
});

describe('everything comes anew', () => {
  const primed = async (): Promise<SimplePhone> => {
    await server.store([task('paint')]);
    const mia = new SimplePhone(server, 'mia');
    await mia.sync();
    return mia;
  };

  it('in another epoch, and nothing is taken that was pushed in the old one', async () => {
    const mia = await primed();
    await server.database.write((trx) =>
      trx.updateTable('workspace').set({ epoch: 'restored@1' }).where('id', '=', WS).execute(),
    );
    mia.write('checkin.set', { score: 3 });
    const [answer] = await asked(mia);
    expect(answer).toMatchObject({ epoch: 'restored@1', lmid: 0, results: [] });
    expect(answer?.reset).toEqual(answer?.scopes);
    expect(await server.database.read.selectFrom('checkin').selectAll().execute()).toEqual([]);
  });

  it('when deletions were forgotten that the phone has not heard of', async () => {
    const mia = await primed();
    await server.store([task('other')]);
    await server.database.write((trx) =>
      trx
        .updateTable('workspace')
        .set({ floor: mia.v + 1 })
        .where('id', '=', WS)
        .execute(),
    );
    const [answer] = await mia.sync();
    expect(answer?.reset).toEqual(answer?.scopes);
    expect(mia.ids('task')).toEqual(['other', 'paint']);
  });

  it('when the phone is ahead of the server', async () => {
    const mia = await primed();
    mia.v += 100;
    const [answer] = await asked(mia);
    expect(answer?.reset).toEqual(answer?.scopes);
    expect(answer?.ver).toBeLessThan(mia.v);
  });

  it('and deletions are not told to those who never had the row', async () => {
    await server.store([task('paint')]);
    await server.store([{ op: 'delete', type: 'task', id: 'paint' }]);
    const [answer] = await new SimplePhone(server, 'mia').sync();
    expect(answer?.del).toEqual([]);
  });
});

describe('an app that is too old', () => {
  it('may send what was written, and is told to update before it reads', async () => {
    const strict = await createTestServer({ minSchema: 2 });
    await strict.store(crew());
    const mia = new SimplePhone(strict, 'mia');
    mia.write('checkin.set', { score: 4 });
    expect(await mia.ask()).toMatchObject({ status: 426, body: { type: 'schema_too_old', lmid: 1 } });
    expect(await strict.database.read.selectFrom('checkin').select('score').execute()).toEqual([
      { score: 4 },
    ]);
    await strict.close();
  });
});

describe('versions', () => {
  it('never go back, and an answer never claims a version that it did not read', async () => {
    await server.store([task('paint')]);
    const phones = ['mia', 'lena', 'max'].map((who) => new SimplePhone(server, who));
    const seen = new Map<SimplePhone, number>();
    for (let round = 0; round < 20; round += 1) {
      const answers = await Promise.all(
        phones.map(async (phone) => {
          phone.write('checkin.set', { score: (round % 5) + 1 });
          return { phone, pages: await asked(phone) };
        }),
      );
      for (const { phone, pages } of answers) {
        const ver = pages[0]!.ver;
        expect(ver).toBeGreaterThanOrEqual(seen.get(phone) ?? 0);
        for (const { put } of pages)
          for (const [, , , rowVer] of put) expect(rowVer).toBeLessThanOrEqual(ver);
        seen.set(phone, ver);
        phone.take(pages);
      }
    }
    for (const phone of phones) {
      await phone.sync();
      const fresh = new SimplePhone(server, phone.person, 'fresh');
      await fresh.sync();
      expect([...phone.rows].toSorted()).toEqual([...fresh.rows].toSorted());
    }
  });
});

describe('a pull reads what it answers with', () => {
  it('and looks each scope up, instead of walking through the whole workspace', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'plimsoll-plan-'));
    await (await openDatabase(`file:${folder}/test.db`)).close();
    const asked: CompiledQuery[] = [];
    const connection = openConnection(`${folder}/test.db`, { readOnly: true });
    const db = new Kysely<Tables>({
      dialect: new SqliteDialect({ database: connection }),
      log: ({ query }) => void asked.push(query),
    });
    const range = { workspaceId: WS, since: 0, upTo: 1e6, limit: 2001, after: undefined };
    const after = { upTo: 1e6, ver: 5, scope: 'w', type: 'task', id: 't' };
    for (const count of [1, 3, 40, 300]) {
      const scopes = Array.from({ length: count }, (_, index) => `p:${index}`);
      await feedEntries(db, { ...range, scopes, deletions: false });
      await feedEntries(db, { ...range, scopes, deletions: true, after });
    }
    expect(asked.length).toBeGreaterThanOrEqual(8);
    for (const { sql, parameters } of asked) {
      const plan = connection.handle.prepare(`explain query plan ${sql}`).all(...(parameters as string[]));
      expect(plan[0]?.detail).toContain('feed_ver (ws=? AND scope=?');
    }
    await db.destroy();
    rmSync(folder, { recursive: true });
  });
});
