import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { crew, task } from '../../support/crew.ts';
import { createTestServer, type TestServer } from '../../support/server.ts';
import { SimplePhone } from '../../support/simplePhone.ts';

let server: TestServer;

beforeEach(async () => {
  server = await createTestServer();
  await server.store([...crew(), task('paint'), task('sweep', { assigneeId: null })]);
});
afterEach(() => server.close());

describe('a request that is no request', () => {
  it.each([
    ['a counter that is no number', { push: [{ n: 'one' }] }, 'push.0.n'],
    ['a field nobody knows', { pull: true }, 'pull'],
    [
      'a field too many in a mutation',
      {
        push: [
          {
            n: 1,
            uid: 'u',
            s: 1,
            name: 'checkin.set',
            args: {},
            base: 0,
            at: 1,
            day: '2026-03-02',
            author: 'mia',
            role: 'admin',
          },
        ],
      },
      'push.0.role',
    ],
    [
      'a day that is none',
      {
        push: [
          {
            n: 1,
            uid: 'u',
            s: 1,
            name: 'checkin.set',
            args: {},
            base: 0,
            at: 1,
            day: '2026-02-30',
            author: 'mia',
          },
        ],
      },
      'push.0.day',
    ],
    ['another protocol', { proto: 2 }, 'proto'],
    // PostgreSQL takes neither, and a refusal by it would be a fault of ours.
    ['a schema beyond all counting', { schema: 2 ** 40, push: [] }, 'schema'],
    ['a wish with a NUL in it', { want: ['team:\0'] }, 'want.0'],
    ['a page behind a NUL', { page: { upTo: 1, ver: 0, scope: 'w', type: 'task', id: '\0' } }, 'page.id'],
  ])('%s is named', async (_what, more, field) => {
    expect(await server.sync('mia', more as never)).toMatchObject({
      status: 400,
      body: { type: 'invalid', field },
    });
  });

  it('too many mutations, and too many bytes, are refused before anything is done', async () => {
    const mia = new SimplePhone(server, 'mia');
    for (let n = 1; n <= 101; n += 1) mia.write('checkin.set', { score: 3 });
    expect(await mia.ask(101)).toMatchObject({ status: 400, body: { type: 'invalid', field: 'push' } });
    const big = {
      push: mia.outbox.slice(0, 80).map((each) => ({ ...each, args: { text: 'x'.repeat(4000) } })),
    };
    expect(await server.sync('mia', { client: mia.client, ...big })).toMatchObject({
      status: 413,
      body: { type: 'too_large', field: 'push' },
    });
    expect(await server.sync('mia', { want: ['x'.repeat(2_000_000)] })).toMatchObject({
      status: 413,
      body: { type: 'too_large' },
    });
    expect(await server.database.read.selectFrom('client').selectAll().execute()).toEqual([]);
  });

  it('someone who was removed is told so, and nothing of theirs is taken', async () => {
    const mia = new SimplePhone(server, 'mia');
    await mia.sync();
    const ada = new SimplePhone(server, 'ada');
    ada.write('person.edit', { personId: 'mia', fields: { active: false } });
    await ada.sync();
    mia.write('checkin.set', { score: 3 });
    expect(await mia.ask()).toMatchObject({ status: 403, body: { type: 'revoked' } });
    expect(await server.database.read.selectFrom('checkin').selectAll().execute()).toEqual([]);
  });
});

describe('clocks that are wrong', () => {
  it('by ten years neither lose a report nor change its age', async () => {
    const mia = new SimplePhone(server, 'mia');
    mia.skew = 10 * 365 * 86_400_000;
    mia.write('checkin.set', { score: 4 });
    server.now += 3_600_000;
    await mia.sync();
    expect(mia.results).toEqual([]);
    expect(await server.database.read.selectFrom('checkin').select(['day', 'score']).execute()).toEqual([
      { day: '2026-03-02', score: 4 },
    ]);
    expect(await server.database.read.selectFrom('report').select('at').execute()).toEqual([
      { at: server.now - 3_600_000 },
    ]);
  });

  it('what was said later wins over what arrives later', async () => {
    const away = {
      from: '2026-03-04',
      to: '2026-03-04',
      statement: { kind: 'away', parts: null },
      repeat: null,
      reason: '',
    } as const;
    const old = new SimplePhone(server, 'mia', 'old');
    const other = new SimplePhone(server, 'mia', 'other');
    await old.sync();
    await other.sync();
    old.write('availability.set', away);
    server.now += 60_000;
    other.write('availability.set', { ...away, statement: { kind: 'usual' } });
    await other.sync();
    await old.sync();
    expect(old.results).toMatchObject([{ code: 'superseded' }]);
    expect(await server.database.read.selectFrom('availability').select('kind').execute()).toEqual([
      { kind: 'usual' },
    ]);
  });
});

describe('text that a database cannot keep', () => {
  it('in a name, a note or an argument nobody knows holds up nothing', async () => {
    const lena = new SimplePhone(server, 'lena');
    await lena.sync();
    lena.write('task.edit', { taskId: 'paint', fields: { title: 'Pa\u0000int \ud800 it' } });
    lena.write('task.\u0000' as 'task.edit', {} as never);
    lena.write('checkin.set', { score: 2, '\u0000': 1 } as never);
    lena.write('checkin.set', { score: 3 });
    await lena.sync();
    expect(lena.get('task', 'paint')).toMatchObject({ title: 'Paint \ufffd it' });
    expect(lena.results.map(({ n, code }) => [n, code])).toEqual([
      [2, 'unknown_mutation'],
      [3, 'invalid'],
    ]);
    expect(lena.ids('checkin')).toHaveLength(1);
    expect(lena.outbox).toEqual([]);
  });
});
