import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { patch } from '../../../src/core/mutation.ts';
import { crew, task } from '../../support/crew.ts';
import { createTestServer, MONDAY, type TestServer } from '../../support/server.ts';
import { SimplePhone } from '../../support/simplePhone.ts';

const MINUTE = 60_000;

let server: TestServer;
beforeEach(async () => {
  server = await createTestServer();
  await server.store([...crew(), task('paint'), task('hull', { projectId: 'refit', assigneeId: 'mia' })]);
});
afterEach(() => server.close());

const phoneOf = async (person: string, client?: string): Promise<SimplePhone> => {
  const phone = new SimplePhone(server, person, client);
  await phone.sync();
  return phone;
};

const away = {
  from: '2026-03-04',
  to: '2026-03-04',
  statement: { kind: 'away', parts: null },
  repeat: null,
  reason: 'Dentist',
} as const;

describe('who and what stood in the way of a mutation', () => {
  it('of one’s own, said later on another device, with the days and without the reason', async () => {
    const old = await phoneOf('mia', 'old');
    old.write('availability.set', { ...away, reason: '' });
    server.now += MINUTE;
    const fresh = await phoneOf('mia', 'fresh');
    fresh.write('availability.set', { ...away, statement: { kind: 'reduced', minutes: 240, percent: null } });
    await fresh.sync();
    await old.sync();
    expect(old.results).toMatchObject([
      {
        code: 'superseded',
        theirs: [
          {
            type: 'availability',
            by: 'mia',
            at: MONDAY + MINUTE,
            fields: { kind: 'reduced', minutes: 240, from: '2026-03-04', to: '2026-03-04' },
          },
        ],
      },
    ]);
    expect(JSON.stringify(old.results)).not.toContain('Dentist');
  });

  it('of someone else’s, who finished the task', async () => {
    const [mia, lena] = [await phoneOf('mia'), await phoneOf('lena')];
    lena.write('task.finish', { taskId: 'paint', status: 'dropped' });
    await lena.sync();
    mia.write('task.progress', { taskId: 'paint', spentMinutes: 60 });
    await mia.sync();
    expect(mia.results).toMatchObject([
      {
        code: 'already_finished',
        theirs: [
          {
            type: 'task',
            id: 'paint',
            by: 'lena',
            at: MONDAY,
            fields: { status: 'dropped', doneOn: '2026-03-02' },
          },
        ],
      },
    ]);
  });

  it('who took the task away is told to the one who had it, and where it went is not', async () => {
    const [mia, lena] = [await phoneOf('mia'), await phoneOf('lena')];
    lena.write('task.move', { taskId: 'paint', fromId: 'mia', toId: 'max' });
    await lena.sync();
    mia.write('task.progress', { taskId: 'paint', spentMinutes: 60 });
    await mia.sync();
    expect(mia.results[0]?.theirs).toEqual([
      { type: 'task', id: 'paint', by: 'lena', at: MONDAY, fields: {} },
    ]);
  });

  it('and nothing of whoever moved it on from there, nor of when', async () => {
    const [mia, carl, lars] = [await phoneOf('mia'), await phoneOf('carl'), await phoneOf('lars')];
    carl.want = ['person:mia'];
    await carl.sync();
    carl.write('task.move', { taskId: 'paint', fromId: 'mia', toId: 'emil' });
    await carl.sync();
    await lars.sync();
    server.now += MINUTE;
    lars.write('task.move', { taskId: 'paint', fromId: 'emil', toId: 'lars' });
    await lars.sync();
    expect(lars.results).toEqual([]);
    mia.write('task.progress', { taskId: 'paint', spentMinutes: 60 });
    await mia.sync();
    expect(mia.results).toMatchObject([{ code: 'not_allowed' }]);
    expect(mia.results[0]).not.toHaveProperty('theirs');
  });

  it('nor whether it was finished, however they ask', async () => {
    const [mia, carl, lars] = [await phoneOf('mia'), await phoneOf('carl'), await phoneOf('lars')];
    carl.write('task.move', { taskId: 'paint', fromId: 'mia', toId: 'emil' });
    await carl.sync();
    const asked = async () => {
      mia.results = [];
      mia.write('task.move', { taskId: 'paint', fromId: 'mia', toId: 'mia' });
      mia.write('task.move', { taskId: 'paint', fromId: 'emil', toId: 'mia' });
      mia.write('task.move', { taskId: 'paint', fromId: 'mia', toId: 'emil' });
      mia.write('task.progress', { taskId: 'paint', spentMinutes: 60 });
      await mia.sync();
      return mia.results.map(({ code, message, theirs }) => ({ code, message, theirs }));
    };
    const before = await asked();
    await lars.sync();
    lars.write('task.finish', { taskId: 'paint', status: 'done' });
    await lars.sync();
    expect(lars.results).toEqual([]);
    expect(before).toHaveLength(4);
    expect(new Set(before.slice(0, 3).map((each) => JSON.stringify(each))).size).toBe(1);
    expect(await asked()).toEqual(before);
  });

  it('who was quicker is told to the one who wanted to take what nobody had', async () => {
    await server.store([task('loose', { assigneeId: null })]);
    const [mia, max] = [await phoneOf('mia'), await phoneOf('max')];
    max.write('task.move', { taskId: 'loose', fromId: null, toId: 'max' });
    await max.sync();
    mia.write('task.move', { taskId: 'loose', fromId: null, toId: 'mia' });
    await mia.sync();
    expect(mia.results).toMatchObject([
      { theirs: [{ type: 'task', id: 'loose', by: 'max', at: MONDAY, fields: {} }] },
    ]);
  });

  it('and nothing of it to someone who never saw the task', async () => {
    const [emil, lena] = [await phoneOf('emil'), await phoneOf('lena')];
    lena.write('task.move', { taskId: 'paint', fromId: 'mia', toId: 'max' });
    await lena.sync();
    emil.write('task.progress', { taskId: 'paint', spentMinutes: 60 });
    await emil.sync();
    expect(emil.results).toMatchObject([{ code: 'not_allowed' }]);
    expect(emil.results[0]).not.toHaveProperty('theirs');
  });

  it('of the lead who resolved the flag, with their words', async () => {
    const [mia, lena] = [await phoneOf('mia'), await phoneOf('lena')];
    const flag = mia.write('flag.raise', {
      severity: 'cannot',
      kind: 'today',
      from: '2026-03-02',
      to: '2026-03-02',
      taskIds: [],
      relief: [],
      note: '',
      toIds: [],
    });
    await mia.sync();
    await lena.sync();
    const flagId = `${flag.uid}.0`;
    lena.write('flag.answer', { flagId, kind: 'resolve', text: 'Max takes it' });
    await lena.sync();
    mia.write('flag.withdraw', { flagId });
    await mia.sync();
    expect(mia.results).toMatchObject([
      {
        code: 'already_closed',
        theirs: [{ type: 'answer', by: 'lena', fields: { kind: 'resolve', text: 'Max takes it' } }],
      },
    ]);
  });

  it('is told again when the answer was lost, but not what has gone out of sight meanwhile', async () => {
    const [mia, lena] = [await phoneOf('mia'), await phoneOf('lena')];
    for (const taskId of ['paint', 'hull']) {
      lena.write('task.finish', { taskId, status: 'dropped' });
      mia.write('task.progress', { taskId, spentMinutes: 60 });
    }
    await lena.sync();
    // The answer to this is lost.
    await mia.ask();
    await server.store([patch('task', 'hull', { assigneeId: 'emil' })]);
    await mia.sync();
    expect(mia.ids('task')).toEqual(['paint']);
    expect(mia.results).toMatchObject([
      { code: 'already_finished', theirs: [{ id: 'paint', by: 'lena', fields: { status: 'dropped' } }] },
      { code: 'already_finished' },
    ]);
    expect(mia.results[1]).not.toHaveProperty('theirs');
  });

  it('of nobody, where an import wrote it', async () => {
    const mia = await phoneOf('mia');
    await server.store([task('paint', { status: 'done', doneOn: '2026-03-02' })]);
    mia.write('task.handBack', { taskId: 'paint' });
    await mia.sync();
    expect(mia.results[0]?.theirs).toMatchObject([{ id: 'paint', by: null, fields: { status: 'done' } }]);
  });

  it('is nothing, where only an argument was at fault', async () => {
    const mia = await phoneOf('mia');
    mia.write('task.progress', { taskId: 'paint', spentMinutes: -1 });
    await mia.sync();
    expect(mia.results[0]).toMatchObject({ code: 'invalid' });
    expect(mia.results[0]).not.toHaveProperty('theirs');
  });
});

describe('a word that someone replaced', () => {
  const due = (phone: SimplePhone, day: string) =>
    phone.write('task.edit', { taskId: 'hull', fields: { due: day } });
  /** What the next answer tells this phone of. */
  const told = async (phone: SimplePhone) => {
    const [page] = await phone.sync();
    return page?.overwritten;
  };

  it('without having seen it goes back to its author once, with both in reach', async () => {
    const [mia, lena] = [await phoneOf('mia'), await phoneOf('lena')];
    due(mia, '2026-03-10');
    await mia.sync();
    due(lena, '2026-03-17');
    await lena.sync();
    expect(await told(mia)).toMatchObject([
      {
        uid: 'task:hull',
        code: 'overwritten',
        field: 'due',
        theirs: [{ type: 'task', id: 'hull', by: 'lena', at: MONDAY, fields: { due: '2026-03-17' } }],
      },
    ]);
    lena.write('task.edit', { taskId: 'hull', fields: { title: 'Paint the hull' } });
    await lena.sync();
    expect(await told(mia)).toBeUndefined();
  });

  it('knowingly is an ordinary change', async () => {
    const [mia, lena] = [await phoneOf('mia'), await phoneOf('lena')];
    due(mia, '2026-03-10');
    await mia.sync();
    await lena.sync();
    due(lena, '2026-03-17');
    await lena.sync();
    expect(await told(mia)).toBeUndefined();
  });

  it('is told even where the next word came before its author was back', async () => {
    const [mia, lena] = [await phoneOf('mia'), await phoneOf('lena')];
    due(mia, '2026-03-10');
    await mia.sync();
    due(lena, '2026-03-17');
    await lena.sync();
    due(lena, '2026-03-24');
    await lena.sync();
    expect(await told(mia)).toMatchObject([{ theirs: [{ by: 'lena', fields: { due: '2026-03-24' } }] }]);
  });

  it('of the same field alone: two people who change different fields both win', async () => {
    const [mia, lena] = [await phoneOf('mia'), await phoneOf('lena')];
    due(mia, '2026-03-10');
    await mia.sync();
    lena.write('task.edit', { taskId: 'hull', fields: { priority: 1 } });
    await lena.sync();
    expect(await told(mia)).toBeUndefined();
  });

  it('is not told to a phone that begins anew, nor to anyone else', async () => {
    const [mia, lena, carl] = [await phoneOf('mia'), await phoneOf('lena'), await phoneOf('carl')];
    due(mia, '2026-03-10');
    await mia.sync();
    due(lena, '2026-03-17');
    await lena.sync();
    expect(await told(new SimplePhone(server, 'mia', 'new'))).toBeUndefined();
    expect(await told(lena)).toBeUndefined();
    expect(await told(carl)).toBeUndefined();
  });
});
