import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { create, patch } from '../../../src/core/mutation.ts';
import { crew, person, task } from '../../support/crew.ts';
import { createTestServer, type TestServer } from '../../support/server.ts';
import { SimplePhone } from '../../support/simplePhone.ts';

let server: TestServer;

beforeEach(async () => {
  server = await createTestServer();
  await server.store(crew());
});
afterEach(() => server.close());

const phoneOf = async (person: string, want: string[] = []): Promise<SimplePhone> => {
  const phone = new SimplePhone(server, person);
  phone.want = want;
  await phone.sync();
  return phone;
};

describe('everyone receives what they may see, and not a byte more', () => {
  const EVERYONE = ['mia', 'max', 'lena', 'lars', 'emil', 'carl', 'ada'];

  /** A word found nowhere else, in each private place. */
  const CANARIES = {
    reason: ['mia', 'lena'],
    absence: ['mia', 'max', 'lena', 'carl'],
    ownTask: ['mia', 'lena'],
    projectTask: ['mia', 'lena', 'carl'],
    teamTask: ['mia', 'max', 'lena'],
    otherTeamTask: ['lars', 'emil'],
    flagNote: ['mia', 'lena', 'emil'],
    answer: ['mia', 'lena', 'emil'],
    flagToNobody: ['carl', 'ada'],
    project: EVERYONE,
    team: EVERYONE,
    skill: EVERYONE,
  };

  beforeEach(async () => {
    const flag = {
      severity: 'cannot',
      kind: 'week',
      from: '2026-03-02',
      to: '2026-03-06',
      taskIds: [],
      relief: [],
      raisedAt: server.now,
      withdrawnAt: null,
    } as const;
    await server.store([
      create('availability', {
        id: 'absence-canary',
        personId: 'mia',
        kind: 'away',
        from: '2026-03-04',
        to: '2026-03-04',
        parts: null,
        minutes: null,
        percent: null,
        everyWeeks: null,
        weekdays: null,
        anchor: null,
        saidAt: server.now,
      }),
      create('reason', { id: 'absence-canary-why', personId: 'mia', text: 'reason-canary' }),
      task('own', { title: 'ownTask-canary' }),
      task('shared', { title: 'projectTask-canary', projectId: 'refit', teamId: null }),
      task('loose', { title: 'teamTask-canary', assigneeId: null }),
      task('other', { title: 'otherTeamTask-canary', assigneeId: null, teamId: 'engine' }),
      create('flag', {
        ...flag,
        id: 'flag',
        personId: 'mia',
        note: 'flagNote-canary',
        teamIds: ['deck'],
        toIds: ['emil'],
        taskIds: [],
        relief: [],
      }),
      create('answer', {
        id: 'answer',
        flagId: 'flag',
        personId: 'mia',
        byId: 'lena',
        kind: 'reply',
        text: 'answer-canary',
        at: server.now,
        teamIds: ['deck'],
        toIds: ['emil'],
      }),
      create('flag', {
        ...flag,
        id: 'unheard',
        personId: 'ada',
        note: 'flagToNobody-canary',
        teamIds: ['_'],
        toIds: [],
        taskIds: [],
        relief: [],
      }),
      patch('project', 'refit', { name: 'project-canary' }),
      patch('team', 'engine', { name: 'team-canary' }),
      create('skill', { id: 'welding', name: 'skill-canary' }),
    ]);
  });

  it.each(EVERYONE)('%s', async (who) => {
    const pages = await (await phoneOf(who)).sync();
    const fresh = new SimplePhone(server, who, `${who}-second`);
    const received = JSON.stringify([pages, await fresh.sync()]);
    const seen = Object.keys(CANARIES).filter((canary) => received.includes(`${canary}-canary`));
    const allowed = Object.entries(CANARIES)
      .filter(([, readers]) => readers.includes(who))
      .map(([canary]) => canary);
    expect(seen).toEqual(allowed);
  });

  it('a manager who opens a person sees their work, never their reasons; others’ wishes are ignored', async () => {
    const carl = JSON.stringify(await (await phoneOf('carl', ['person:mia', 'team:engine'])).ask());
    const opened = new SimplePhone(server, 'carl', 'second');
    opened.want = ['person:mia', 'team:engine'];
    const received = JSON.stringify(await opened.sync());
    expect(received).toContain('ownTask-canary');
    expect(received).toContain('flagNote-canary');
    expect(received).toContain('otherTeamTask-canary');
    expect(received + carl).not.toContain('reason-canary');
    expect(JSON.stringify(await (await phoneOf('emil', ['person:mia', 'team:deck'])).ask())).not.toContain(
      'ownTask-canary',
    );
  });

  it('another workspace’s rows are nowhere', async () => {
    const two = await createTestServer({ workspaces: ['ws', 'elsewhere'] });
    await two.store([...crew(), task('own', { title: 'ownTask-canary' })]);
    await two.database.write(async (trx) => {
      await trx.updateTable('person').set({ ws: 'elsewhere' }).where('id', '=', 'mia').execute();
      await trx.updateTable('team_member').set({ ws: 'elsewhere' }).where('person', '=', 'mia').execute();
    });
    const response = await two.fetch('mia', '/v1/w/elsewhere/sync', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(new SimplePhone(two, 'mia').question()),
    });
    expect(await response.json()).toMatchObject({ put: [], ver: 0 });
    await two.close();
  });
});

describe('rows follow those who may see them', () => {
  it('a task that moves leaves one phone and appears on the other, at one version', async () => {
    await server.store([task('paint')]);
    const [mia, max, lena] = [await phoneOf('mia'), await phoneOf('max'), await phoneOf('lena')];
    lena.write('task.move', { taskId: 'paint', toId: 'max', fromId: 'mia' });
    const [answer] = await lena.sync();
    const [left] = await mia.sync();
    const [came] = await max.sync();
    expect(left?.del).toEqual([['task', 'paint', 'p:mia', answer?.ver]]);
    expect(left?.put).toEqual([]);
    expect(came?.put).toMatchObject([['task', 'paint', ['p:max'], answer?.ver, { assigneeId: 'max' }]]);
    expect([mia.ids('task'), max.ids('task'), lena.ids('task')]).toEqual([[], ['paint'], ['paint']]);
    expect(lena.rows.get('task:paint')?.scopes).toEqual(['p:max']);
  });

  it('losing a team drops what was seen through it; a team gained comes in full', async () => {
    await server.store([
      task('paint'),
      task('loose', { assigneeId: null }),
      task('pump', { teamId: 'engine', assigneeId: 'emil' }),
    ]);
    const max = await phoneOf('max');
    expect(max.ids('person')).toEqual(['lena', 'max', 'mia']);
    expect(max.ids('task')).toEqual(['loose']);
    await server.store([
      patch('person', 'max', { teamIds: ['engine'] }),
      patch('team', 'engine', { leadIds: ['lars', 'max'] }),
    ]);
    const [answer] = await max.sync();
    expect(answer?.drop).toEqual(['a:lena', 'a:mia', 'u:deck']);
    expect(answer?.reset).toEqual([
      'a:emil',
      'a:lars',
      'f:engine',
      'p:emil',
      'p:lars',
      'u:engine',
      'x:emil',
      'x:lars',
    ]);
    expect(max.ids('person')).toEqual(['emil', 'lars', 'max']);
    expect(max.ids('task')).toEqual(['pump']);
  });

  it('a row in two scopes stays while one of them is held', async () => {
    await server.store([task('hull', { projectId: 'refit', assigneeId: 'mia' })]);
    const lena = await phoneOf('lena');
    expect(lena.rows.get('task:hull')?.scopes.toSorted()).toEqual(['j:refit', 'p:mia']);
    await server.store([patch('project', 'refit', { leadId: 'carl' })]);
    await lena.sync();
    expect(lena.rows.get('task:hull')?.scopes).toEqual(['p:mia']);
    await server.store([patch('team', 'deck', { leadIds: [] })]);
    await lena.sync();
    expect(lena.ids('task')).toEqual([]);
  });

  it('a lease that runs out takes its rows along', async () => {
    await server.store([task('paint')]);
    const carl = await phoneOf('carl', ['person:mia']);
    expect(carl.ids('task')).toEqual(['paint']);
    carl.want = [];
    await carl.sync();
    expect(carl.ids('task')).toEqual([]);
  });

  it('a deleted row is gone from every phone that had it', async () => {
    await server.store([task('paint', { projectId: 'refit' })]);
    const [mia, lena] = [await phoneOf('mia'), await phoneOf('lena')];
    await server.store([{ op: 'delete', type: 'task', id: 'paint' }]);
    await mia.sync();
    await lena.sync();
    expect([mia.ids('task'), lena.ids('task')]).toEqual([[], []]);
  });

  it('people who work on a project become visible to its lead with their first task', async () => {
    const lena = await phoneOf('lena');
    expect(lena.ids('person')).not.toContain('emil');
    await server.store([task('weld', { projectId: 'refit', assigneeId: 'emil' })]);
    await lena.sync();
    expect(lena.ids('person')).toContain('emil');
  });

  it('a row that nobody would see is refused', async () => {
    await expect(server.store([task('nowhere', { assigneeId: null, teamId: null })])).rejects.toThrow(
      'no scope',
    );
    expect(await server.database.read.selectFrom('task').selectAll().execute()).toEqual([]);
  });
});

describe('bodies are what core calls a row', () => {
  it('with booleans, lists, nulls and numbers', async () => {
    await server.store([
      person('nora', { teamIds: ['deck'], skillIds: ['a', 'b'], employedFrom: '2026-01-01' }),
    ]);
    const lena = await phoneOf('lena');
    expect(lena.get('person', 'nora')).toEqual({
      id: 'nora',
      name: 'Nora',
      roles: ['member'],
      teamIds: ['deck'],
      skillIds: ['a', 'b'],
      zone: 'Europe/Berlin',
      region: null,
      employedFrom: '2026-01-01',
      employedTo: null,
      sourceKey: null,
      active: true,
    });
    expect(lena.get('workspace', 'ws')).toMatchObject({
      defaultWeek: [480, 480, 480, 480, 480, 0, 0],
      tightPercent: 80,
    });
  });
});
