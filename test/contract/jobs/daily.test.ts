import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { create, patch } from '../../../src/core/mutation.ts';
import { dailyJobs } from '../../../src/server/jobs/dailyJobs.ts';
import { crew, person, task } from '../../support/crew.ts';
import { createTestServer, type TestServer, WS } from '../../support/server.ts';
import { SimplePhone } from '../../support/simplePhone.ts';

const DAY = 86_400_000;
let server: TestServer;

beforeEach(async () => {
  server = await createTestServer();
  await server.store(crew());
});
afterEach(() => server.close());

/** Lets days pass, each with its work. */
async function pass(days: number): Promise<void> {
  for (let day = 0; day < days; day += 1) {
    server.now += DAY;
    await dailyJobs(server.deps);
  }
}

describe('what grows old leaves the phones and stays on the server', () => {
  it('finished tasks, check-ins and time entries after sixty days, open tasks never', async () => {
    const mia = new SimplePhone(server, 'mia');
    const lena = new SimplePhone(server, 'lena');
    await server.store([task('paint'), task('open'), task('hull', { projectId: 'refit' })]);
    await mia.sync();
    mia.write('checkin.set', { score: 3 });
    mia.write('task.progress', { taskId: 'paint', spentMinutes: 60 });
    mia.write('task.finish', { taskId: 'paint', status: 'done' });
    mia.write('task.finish', { taskId: 'hull', status: 'done' });
    await mia.sync();
    await lena.sync();
    expect(mia.results).toEqual([]);
    await pass(60);
    await mia.sync();
    await lena.sync();
    for (const phone of [mia, lena]) {
      expect(phone.ids('task')).toEqual(['hull', 'open', 'paint']);
      expect([phone.ids('checkin').length, phone.ids('timeEntry').length]).toEqual([1, 1]);
    }
    await pass(2);
    await mia.sync();
    await lena.sync();
    for (const phone of [mia, lena]) {
      expect(phone.ids('task')).toEqual(['open']);
      expect([phone.ids('checkin').length, phone.ids('timeEntry').length]).toEqual([0, 0]);
    }
    expect(await server.database.read.selectFrom('task').select('id').execute()).toHaveLength(3);
    const fresh = new SimplePhone(server, 'mia', 'fresh');
    await fresh.sync();
    expect(fresh.ids('task')).toEqual(['open']);
  });

  it('and a task that is opened again comes back', async () => {
    await server.store([task('paint', { status: 'done', doneOn: '2026-03-02' })]);
    const mia = new SimplePhone(server, 'mia');
    await mia.sync();
    await pass(63);
    await mia.sync();
    expect(mia.ids('task')).toEqual([]);
    await server.store([patch('task', 'paint', { status: 'open', doneOn: null })]);
    await mia.sync();
    expect(mia.ids('task')).toEqual(['paint']);
  });

  it('what is brought in when it is old already never reaches a phone', async () => {
    await server.store([task('ancient', { status: 'done', doneOn: '2007-06-04' })]);
    const mia = new SimplePhone(server, 'mia');
    await mia.sync();
    await pass(1);
    await mia.sync();
    expect(mia.ids('task')).toEqual([]);
  });
});

describe('a day’s work', () => {
  it('is done once', async () => {
    await pass(1);
    const head = async () =>
      (await server.database.read.selectFrom('workspace').select('head').executeTakeFirstOrThrow()).head;
    const before = await head();
    await dailyJobs(server.deps);
    await dailyJobs(server.deps);
    expect(await head()).toBe(before);
  });

  it('forgets deletions after ninety days, and who was away for longer gets everything anew', async () => {
    await server.store([task('paint'), task('other')]);
    const [away, back] = [new SimplePhone(server, 'mia', 'away'), new SimplePhone(server, 'mia', 'back')];
    await away.sync();
    await back.sync();
    await server.store([{ op: 'delete', type: 'task', id: 'paint' }]);
    await pass(60);
    const [delta] = await back.sync();
    expect(delta?.reset).toEqual([]);
    expect(delta?.del).toHaveLength(1);
    await pass(40);
    expect(
      await server.database.read.selectFrom('feed').select('id').where('op', '=', 'del').execute(),
    ).toEqual([]);
    const [anew] = await away.sync();
    expect(anew?.reset).toEqual(anew?.scopes);
    expect(away.ids('task')).toEqual(['other']);
    const [kept] = await back.sync();
    expect(kept?.reset).toEqual([]);
  });

  it('forgets clients after more than a year, with all that was kept for them', async () => {
    const mia = new SimplePhone(server, 'mia');
    mia.write('task.progress', { taskId: 'gone', spentMinutes: 60 });
    await mia.sync();
    server.now += 401 * DAY;
    await dailyJobs(server.deps);
    for (const table of ['client', 'mutation_uid', 'mutation_result'] as const) {
      expect(await server.database.read.selectFrom(table).selectAll().where('ws', '=', WS).execute()).toEqual(
        [],
      );
    }
  });
});

describe('public holidays', () => {
  const years = async (region: string): Promise<string[]> => {
    const rows = await server.database.read
      .selectFrom('holiday')
      .select('day')
      .where('region', '=', region)
      .execute();
    return [...new Set(rows.map(({ day }) => day.slice(0, 4)))].sort();
  };

  it('come with the first person of a region, in the same transaction, and reach the phones', async () => {
    const ada = new SimplePhone(server, 'ada');
    await ada.sync();
    ada.write('person.edit', { personId: 'mia', fields: { region: 'DE-BY' } });
    await ada.sync();
    expect(await years('DE-BY')).toEqual(['2025', '2026', '2027', '2028']);
    expect(ada.get('holiday', 'DE-BY:2026-12-25')).toMatchObject({
      region: 'DE-BY',
      day: '2026-12-25',
      percent: 100,
    });
    const before = (
      await server.database.read.selectFrom('workspace').select('head').executeTakeFirstOrThrow()
    ).head;
    await server.store([person('nora', { region: 'DE-BY' })]);
    expect(
      await server.database.read.selectFrom('holiday').select('id').where('ver', '>', before).execute(),
    ).toEqual([]);
  });

  it('of the next year come when a year begins', async () => {
    await server.store([patch('workspace', WS, { region: 'FR' })]);
    server.now = Date.UTC(2027, 0, 1, 6);
    await dailyJobs(server.deps);
    expect(await years('FR')).toEqual(['2025', '2026', '2027', '2028', '2029']);
  });

  it('of a region that nobody has data for are none, and it is no failure', async () => {
    await server.store([create('skill', { id: 's', name: 'S' }), patch('workspace', WS, { region: 'ZZ' })]);
    expect(await years('ZZ')).toEqual([]);
  });

  it('half days count half, and feasts of several days have them all', async () => {
    await server.store([patch('person', 'mia', { region: 'IS' }), patch('person', 'max', { region: 'TR' })]);
    const on = (id: string) =>
      server.database.read.selectFrom('holiday').select('percent').where('id', '=', id).executeTakeFirst();
    expect(await on('IS:2026-12-24')).toEqual({ percent: 50 });
    expect(await on('IS:2026-12-25')).toEqual({ percent: 100 });
    const feast = await server.database.read
      .selectFrom('holiday')
      .select('day')
      .where('id', 'like', 'TR:2026-03-%')
      .orderBy('day')
      .execute();
    expect(feast.map(({ day }) => day)).toEqual(['2026-03-20', '2026-03-21', '2026-03-22']);
  });
});
