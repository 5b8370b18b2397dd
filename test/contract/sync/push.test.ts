import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SyncResponse } from '../../../src/sync/messages.ts';
import { crew, task } from '../../support/crew.ts';
import { createTestServer, type TestServer, WS } from '../../support/server.ts';
import { SimplePhone } from '../../support/simplePhone.ts';

let server: TestServer;

beforeEach(async () => {
  server = await createTestServer();
  await server.store([...crew(), task('paint'), task('sweep', { assigneeId: null })]);
});
afterEach(() => server.close());

const logged = async (): Promise<number | undefined> =>
  (
    await server.database.read
      .selectFrom('task')
      .select('loggedMinutes')
      .where('id', '=', 'paint')
      .executeTakeFirst()
  )?.loggedMinutes;
const entries = async (): Promise<number> =>
  (await server.database.read.selectFrom('timeEntry').select('id').execute()).length;

describe('a mutation takes effect exactly once', () => {
  it('when its answer is lost and it is sent again', async () => {
    const mia = new SimplePhone(server, 'mia');
    await mia.sync();
    mia.write('task.progress', { taskId: 'paint', spentMinutes: 60 });
    await mia.ask();
    await mia.ask();
    await mia.sync();
    expect(await logged()).toBe(60);
    expect(await entries()).toBe(1);
    expect(mia.outbox).toEqual([]);
    expect(mia.results).toEqual([]);
  });

  it('when it is sent twice at the same moment', async () => {
    const mia = new SimplePhone(server, 'mia');
    await mia.sync();
    for (let hour = 0; hour < 5; hour += 1) mia.write('task.progress', { taskId: 'paint', spentMinutes: 60 });
    const answers = await Promise.all([mia.ask(), mia.ask(), mia.ask(2), mia.ask(4)]);
    for (const answer of answers) expect(Array.isArray(answer)).toBe(true);
    expect(await logged()).toBe(300);
    expect(await entries()).toBe(5);
  });

  it('when another client of the same person brings it again, as after a restore', async () => {
    const old = new SimplePhone(server, 'mia', 'old');
    await old.sync();
    old.write('task.progress', { taskId: 'paint', spentMinutes: 60 }, { uid: 'same' });
    await old.sync();
    const anew = new SimplePhone(server, 'mia', 'new');
    anew.write('task.progress', { taskId: 'paint', spentMinutes: 60 }, { uid: 'same' });
    anew.write('task.progress', { taskId: 'paint', spentMinutes: 15 });
    await anew.sync();
    expect(await logged()).toBe(75);
    expect(anew.outbox).toEqual([]);
    expect(anew.results).toEqual([]);
  });

  it('when a broken phone uses one uid for two numbers', async () => {
    const mia = new SimplePhone(server, 'mia');
    mia.write('task.progress', { taskId: 'paint', spentMinutes: 60 }, { uid: 'same' });
    mia.write('task.progress', { taskId: 'paint', spentMinutes: 60 }, { uid: 'same' });
    await mia.sync();
    expect(await logged()).toBe(60);
    expect(mia.lmid).toBe(2);
  });

  it('and the uid of another person’s mutation is refused, and stays theirs', async () => {
    const mia = new SimplePhone(server, 'mia');
    mia.write('checkin.set', { score: 2 }, { uid: 'mine' });
    await mia.sync();
    const max = new SimplePhone(server, 'max');
    max.write('checkin.set', { score: 5 }, { uid: 'mine' });
    await max.sync();
    expect(max.results).toMatchObject([{ n: 1, code: 'already_exists' }]);
    const again = new SimplePhone(server, 'mia', 'restored');
    again.write('checkin.set', { score: 2 }, { uid: 'mine' });
    await again.sync();
    expect(again.results).toEqual([]);
  });

  it('and never overwrites a row that its uid made long ago', async () => {
    const mia = new SimplePhone(server, 'mia');
    mia.write('task.progress', { taskId: 'paint', spentMinutes: 60 }, { uid: 'long-ago' });
    await mia.sync();
    await server.database.write((trx) => trx.deleteFrom('mutation_uid').where('ws', '=', WS).execute());
    const other = new SimplePhone(server, 'mia', 'other');
    other.write('task.progress', { taskId: 'paint', spentMinutes: 60 }, { uid: 'long-ago' });
    await other.sync();
    expect(other.results).toMatchObject([{ code: 'already_exists' }]);
    expect(await logged()).toBe(60);
  });
});

describe('the order of a client is kept', () => {
  it('a gap is answered with where to go on, and nothing of it is taken', async () => {
    const mia = new SimplePhone(server, 'mia');
    mia.write('checkin.set', { score: 2 });
    await mia.sync();
    mia.write('checkin.set', { score: 3 }, { n: 3 });
    expect(await mia.ask()).toMatchObject({ status: 409, body: { type: 'gap', lmid: 1 } });
    expect(await server.database.read.selectFrom('checkin').select('score').execute()).toEqual([
      { score: 2 },
    ]);
  });

  it('numbers that do not follow each other are a fault that is named', async () => {
    const mia = new SimplePhone(server, 'mia');
    mia.write('checkin.set', { score: 2 });
    mia.write('checkin.set', { score: 3 }, { n: 5 });
    expect(await mia.ask()).toMatchObject({ status: 400, body: { type: 'invalid', field: 'push.1.n' } });
  });

  it('a twin is found when it says something else under the same number', async () => {
    const mia = new SimplePhone(server, 'mia');
    mia.write('checkin.set', { score: 2 });
    await mia.sync();
    const twin = new SimplePhone(server, 'mia', mia.client);
    twin.write('checkin.set', { score: 5 }, { uid: 'of-the-twin' });
    expect(await twin.ask()).toMatchObject({ status: 409, body: { type: 'client_cloned' } });
    expect(await server.database.read.selectFrom('checkin').select('score').execute()).toEqual([
      { score: 2 },
    ]);
  });

  it('a client belongs to one person', async () => {
    const mia = new SimplePhone(server, 'mia', 'shared');
    mia.write('checkin.set', { score: 2 });
    await mia.sync();
    const max = new SimplePhone(server, 'max', 'shared');
    expect(await max.ask()).toMatchObject({ status: 409, body: { type: 'client_cloned' } });
    max.write('checkin.set', { score: 5 });
    expect(await max.ask()).toMatchObject({ status: 409, body: { type: 'client_cloned' } });
  });
});

describe('a mutation that cannot be carried out', () => {
  it('is answered with why, does not hold back what follows, and is told until it was heard', async () => {
    const mia = new SimplePhone(server, 'mia');
    await mia.sync();
    mia.write('task.progress', { taskId: 'gone', spentMinutes: 60 });
    mia.write('task.progress', { taskId: 'paint', spentMinutes: 30 });
    await mia.ask();
    const [again] = (await mia.ask()) as SyncResponse[];
    expect(again).toMatchObject({
      lmid: 2,
      results: [{ n: 1, uid: 'mia-phone-1', code: 'not_found', field: 'taskId' }],
    });
    await mia.sync();
    expect(mia.results).toHaveLength(1);
    expect(await logged()).toBe(30);
    const [heard] = await mia.sync();
    expect(heard?.results).toEqual([]);
    mia.write('checkin.set', { score: 3 });
    await mia.sync();
    expect(await server.database.read.selectFrom('mutation_result').selectAll().execute()).toEqual([]);
  });

  it.each([
    ['of a name nobody knows', { name: 'task.explode' as never }, { code: 'unknown_mutation' }],
    ['of someone else', { author: 'max' }, { code: 'wrong_author' }],
    ['with an argument that does not fit', { args: { score: 9 } }, { code: 'invalid', field: 'score' }],
    [
      'with an argument too many',
      { args: { score: 3, personId: 'max' } },
      { code: 'invalid', field: 'personId' },
    ],
    ['with no arguments', { args: null }, { code: 'invalid' }],
  ])('%s is rejected, and the next one goes through', async (_what, wrong, result) => {
    const mia = new SimplePhone(server, 'mia');
    mia.write('checkin.set', { score: 3 }, wrong);
    mia.write('checkin.set', { score: 4 });
    await mia.sync();
    expect(mia.results).toMatchObject([{ n: 1, ...result }]);
    expect(mia.lmid).toBe(2);
    expect(mia.get('checkin', 'mia:2026-03-02')).toMatchObject({ score: 4 });
  });

  it('for want of rights leaves everything as it was', async () => {
    const emil = new SimplePhone(server, 'emil');
    emil.write('task.move', { taskId: 'paint', toId: 'emil', fromId: 'mia' });
    emil.write('person.edit', { personId: 'emil', fields: { roles: ['admin'] } });
    await emil.sync();
    expect(emil.results.map(({ code }) => code)).toEqual(['not_allowed', 'not_allowed']);
    expect(
      await server.database.read.selectFrom('task').select('assigneeId').where('id', '=', 'paint').execute(),
    ).toEqual([{ assigneeId: 'mia' }]);
  });

  it('rights gained earlier in the same push count', async () => {
    const ada = new SimplePhone(server, 'ada');
    ada.write('team.put', { teamId: 'deck', fields: { leadIds: ['ada'] } });
    ada.write('task.move', { taskId: 'paint', toId: 'max', fromId: 'mia' });
    await ada.sync();
    expect(ada.results).toEqual([]);
  });
});
